using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

public sealed class AssemblyDocumentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Description":"Grüße, 世界 🚚"}""")]
    public void The_template_is_read_as_it_was_written(string json)
    {
        Assert.Equal(json, Read(new AssemblyImage().With(AssemblyImage.StringArgument(json))));
    }

    [Fact]
    public void A_template_at_CloudFormations_limit_is_read_whole()
    {
        // 1 MB: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
        var json = "{\"Description\":\"" + new string('x', 1_000_000) + "\"}";
        Assert.Equal(json, Read(new AssemblyImage().With(AssemblyImage.StringArgument(json))));
    }

    [Fact]
    public void An_assembly_without_the_attribute_has_no_template()
    {
        Assert.Null(Read(new AssemblyImage()));
        Assert.Null(Read(typeof(AssemblyDocumentsTests).Assembly.Location));
    }

    [Fact]
    public void An_attribute_of_the_same_name_elsewhere_is_no_template()
    {
        var value = AssemblyImage.StringArgument("{}");
        Assert.Null(Read(new AssemblyImage().With(value, assembly: "Acme.Hosting")));
        Assert.Null(Read(new AssemblyImage().With(value, @namespace: "Acme.Hosting")));
        Assert.Null(Read(new AssemblyImage().With(value, name: "TemplateAttribute")));
        Assert.Null(Read(new AssemblyImage().WithOwnAttribute(value)));
    }

    [Fact]
    public void The_template_is_found_among_other_attributes()
    {
        var image = new AssemblyImage()
            .With(AssemblyImage.StringArgument("Shop"), assembly: "System.Runtime", @namespace: "System.Reflection", name: "AssemblyTitleAttribute")
            .WithOwnAttribute(AssemblyImage.StringArgument("not this"))
            .With(AssemblyImage.StringArgument("{}"));
        Assert.Equal("{}", Read(image));
    }

    [Fact]
    public void Each_document_is_read_from_its_own_attribute()
    {
        var image = new AssemblyImage()
            .With(AssemblyImage.StringArgument("""{"openapi":"3.0.3"}"""), name: "OpenApiDocumentAttribute")
            .With(AssemblyImage.StringArgument("{}"));
        File.WriteAllBytes(_folder["Shop.dll"], image.ToArray());
        var (template, openApi) = (Documents.Template(_folder), Documents.OpenApi(_folder));
        var contents = AssemblyDocuments.Read(_folder["Shop.dll"], [template, openApi]);
        Assert.Equal("{}", contents[template]);
        Assert.Equal("""{"openapi":"3.0.3"}""", contents[openApi]);
        Assert.Equal([openApi], AssemblyDocuments.Read(_folder["Shop.dll"], [openApi]).Keys);
    }

    [Fact]
    public void An_attribute_that_nobody_asks_for_may_hold_anything()
    {
        File.WriteAllBytes(_folder["Shop.dll"], new AssemblyImage().With(AssemblyImage.StringArgument(""), name: "OpenApiDocumentAttribute").ToArray());
        Assert.Null(Read(_folder["Shop.dll"]));
        Assert.Empty(AssemblyDocuments.Read(_folder["none.dll"], []));
    }

    [Fact]
    public void An_error_names_the_attribute_and_the_document()
    {
        File.WriteAllBytes(_folder["Shop.dll"], new AssemblyImage().With(AssemblyImage.StringArgument(""), name: "OpenApiDocumentAttribute").ToArray());
        var error = Assert.Throws<BuildError>(() => AssemblyDocuments.Read(_folder["Shop.dll"], [Documents.OpenApi(_folder)]));
        Assert.Contains("OpenApiDocumentAttribute", error.Message, StringComparison.Ordinal);
        Assert.Contains("holds no OpenAPI document", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_attribute_without_content_is_an_error(string? json) =>
        Fails(new AssemblyImage().With(AssemblyImage.StringArgument(json)), "SLP0905", "its argument is empty");

    [Fact]
    public void An_attribute_with_another_constructor_is_an_error()
    {
        const string Reason = "its constructor does not take one string";
        Fails(new AssemblyImage().With([1, 0, 0, 0], parameters: static _ => { }, count: 0), "SLP0905", Reason);
        Fails(new AssemblyImage().With([1, 0, 7, 0, 0, 0, 0, 0], parameters: static p => p.AddParameter().Type().Int32()), "SLP0905", Reason);
        Fails(
            new AssemblyImage().With([1, 0, 1, 65, 1, 65, 0, 0], parameters: static p => { p.AddParameter().Type().String(); p.AddParameter().Type().String(); }, count: 2),
            "SLP0905",
            Reason
        );
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2, 0, 2, 123, 125, 0, 0 })]
    public void A_value_that_is_no_attributes_is_an_error(byte[] value) => Fails(new AssemblyImage().With(value), "SLP0905", "no custom attribute's");

    [Fact]
    public void A_string_that_ends_before_its_length_is_an_error() => Fails(new AssemblyImage().With([1, 0, 0x40, 123]), "SLP0903", "damaged");

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("#!/bin/sh\necho this is no assembly\n")]
    public void A_file_that_is_no_assembly_is_an_error(string content)
    {
        _folder.Write("Shop.dll", content);
        Fails("SLP0903", "damaged or is no .NET assembly");
    }

    [Fact]
    public void A_missing_file_is_an_error() => Fails("SLP0903", "there is no such file");

    [Fact]
    public void An_image_cut_off_or_damaged_anywhere_is_an_error_or_still_right()
    {
        var image = new AssemblyImage().With(AssemblyImage.StringArgument("{}")).ToArray();
        var refused = 0;
        for (var i = 0; i < image.Length; i++)
        {
            byte[] damaged = [.. image];
            damaged[i] ^= 0xFF;
            foreach (var content in new[] { image[..i], damaged })
            {
                File.WriteAllBytes(_folder["Shop.dll"], content);
                try
                {
                    Read(_folder["Shop.dll"]);
                }
                catch (BuildError error)
                {
                    Assert.Contains("Shop.dll", error.Message, StringComparison.Ordinal);
                    refused++;
                }
            }
        }

        Assert.True(refused > 400, $"Only {refused} damaged images were refused.");
    }

    private string? Read(AssemblyImage image)
    {
        File.WriteAllBytes(_folder["Shop.dll"], image.ToArray());
        return Read(_folder["Shop.dll"]);
    }

    private string? Read(string path) => AssemblyDocuments.Read(path, [Documents.Template(_folder)]).Values.SingleOrDefault();

    private void Fails(AssemblyImage image, string code, string reason)
    {
        File.WriteAllBytes(_folder["Shop.dll"], image.ToArray());
        Fails(code, reason);
    }

    private void Fails(string code, string reason)
    {
        var error = Assert.Throws<BuildError>(() => Read(_folder["Shop.dll"]));
        Assert.Equal(code, error.Code);
        Assert.Equal(_folder["Shop.dll"], error.File);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["Shop.dll"], error.Message, StringComparison.Ordinal);
    }
}
