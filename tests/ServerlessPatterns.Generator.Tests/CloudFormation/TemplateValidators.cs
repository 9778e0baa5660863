using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>
/// Runs tests/templates/validate.js once over all templates that the tests ask about: it takes seconds to begin, and hardly longer for many.
/// </summary>
public sealed class TemplateValidators : IAsyncLifetime
{
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

            _findings = await NodeScript.RunAsync<Finding[]>("templates/validate.js", folder.FullName);
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

    /// <summary>What a validator says.</summary>
    public sealed record Finding(string Validator, string Rule, string Resource, string Message);
}
