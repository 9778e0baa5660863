using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests;

/// <summary>samples/Legacy has every wrong way in it. It is built as its users build: by the command line, with the log that other tools read.</summary>
public sealed class LegacyTests
{
    private static readonly string s_sample = Path.GetFullPath(Path.Combine(
        typeof(LegacyTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "../../samples/Legacy"));

    private static readonly string[] s_logs = ["obj/Legacy.sarif", "Legacy.Client/obj/Legacy.Client.sarif"];
    private static readonly string[] s_compiled = ["obj/Release", "Legacy.Client/obj/Release"];

    [Fact]
    public async Task Its_build_prints_every_rule_and_logs_it_with_its_help_link()
    {
        var output = await BuildAsync();

        Assert.All(RuleTest.Rules, rule => Assert.Contains($"warning {rule.Id}: ", output, StringComparison.Ordinal));
        var logged = s_logs.SelectMany(Logged).ToDictionary();
        Assert.All(RuleTest.Rules, rule => Assert.Equal(rule.HelpLinkUri, logged.GetValueOrDefault(rule.Id)));
    }

    private static async Task<string> BuildAsync()
    {
        // What was compiled before would not be compiled, and warned of, again.
        foreach (var folder in s_compiled.Select(folder => Path.Combine(s_sample, folder)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "build", Path.Combine(s_sample, "Legacy.csproj"), "-c", "Release", "-nologo" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        return output;
    }

    /// <summary>The help links of the rules that a log has results of.</summary>
    private static Dictionary<string, string> Logged(string log)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_sample, log)));
        var run = document.RootElement.GetProperty("runs")[0];
        var links = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => rule.TryGetProperty("helpUri", out _))
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString()!);
        return run.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("ruleId").GetString()!)
            .Distinct()
            .Where(id => id.StartsWith("SLP1", StringComparison.Ordinal))
            .ToDictionary(id => id, id => links[id]);
    }
}
