using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>
/// Runs tests/templates/validate.js once over all templates that the tests ask about: it takes seconds to begin, and hardly longer for many.
/// </summary>
public sealed class TemplateValidators : IAsyncLifetime
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private IReadOnlyDictionary<string, Finding[]> _findings = new Dictionary<string, Finding[]>();

    /// <summary>What was found in a template, or under "exceptions" in the list of written reasons.</summary>
    public Finding[] FindingsIn(string name) => _findings[name + ".json"];

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("templates-");
        try
        {
            foreach (var (name, service) in ValidTemplates.All)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".json"), Packaged(ServiceTemplate.Write(service)).ToJsonString());
            }

            foreach (var sample in SampleTemplates.Names)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, sample + ".json"), Packaged(await SampleTemplates.ReadAsync(sample)).ToJsonString());
            }

            foreach (var (name, fault) in FaultyTemplates.All)
            {
                var template = Packaged(ServiceTemplate.Write(FaultyTemplates.Sound));
                fault.Break(template["Resources"]!.AsObject());
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".json"), template.ToJsonString());
            }

            _findings = await Validate(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The template after `aws cloudformation package`, which is what CloudFormation gets to see.</summary>
    private static JsonObject Packaged(string json)
    {
        var template = JsonNode.Parse(json)!.AsObject();
        foreach (var function in template["Resources"]!.AsObject().Select(resource => resource.Value!).Where(resource => (string)resource["Type"]! == "AWS::Lambda::Function"))
        {
            Assert.Equal(".", (string)function["Properties"]!["Code"]!);
            function["Properties"]!["Code"] = new JsonObject { ["S3Bucket"] = "deployments", ["S3Key"] = "0123456789abcdef" };
        }

        return template;
    }

    private static async Task<IReadOnlyDictionary<string, Finding[]>> Validate(string folder)
    {
        var project = typeof(TemplateValidators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectDirectory").Value!;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(project, "..", "templates", "validate.js"), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Dictionary<string, Finding[]>>(await output, s_options)!;
    }

    /// <summary>What a validator says.</summary>
    public sealed record Finding(string Validator, string Rule, string Resource, string Message);
}
