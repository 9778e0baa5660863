using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>A script that looks at all files of a folder at once, for beginning takes it seconds, and answers with JSON: an entry for each file.</summary>
internal static class NodeScript
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Runs a script of the tests' folder.</summary>
    /// <param name="script">Its path there, of the form templates/validate.js.</param>
    /// <param name="folder">The folder with the files.</param>
    public static async Task<IReadOnlyDictionary<string, T>> RunAsync<T>(string script, string folder)
    {
        var project = typeof(NodeScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectDirectory").Value!;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(project, "..", script), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Dictionary<string, T>>(await output, s_options)!;
    }
}
