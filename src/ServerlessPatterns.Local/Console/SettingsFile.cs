using System.Text.Json;

namespace ServerlessPatterns.Local.Console;

/// <summary>
/// serverless-patterns.local.json, in the project's folder: { "with": [ "../Warehouse" ], "port": 5210, "loadBalancerPort": 5211, "speed": 1, "parameters": { "Name": "value" } }.
/// Folders are told from where the file lies. The command line comes after it.
/// </summary>
internal static class SettingsFile
{
    public const string Name = "serverless-patterns.local.json";

    /// <summary>Reads the file, if there is one in a folder or above it.</summary>
    /// <exception cref="LocalException">It is not what it should be.</exception>
    public static LocalArguments Read(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, Name);
            if (File.Exists(file))
            {
                return Read(file, at.FullName);
            }
        }

        return LocalArguments.None;
    }

    private static LocalArguments Read(string file, string folder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var arguments = new List<string>();
            foreach (var setting in json.RootElement.EnumerateObject())
            {
                switch (setting.Name)
                {
                    case "with":
                        arguments.AddRange(setting.Value.EnumerateArray().SelectMany(path => new[] { "--with", Path.Combine(folder, path.GetString()!) }));
                        break;
                    case "port" or "speed":
                        arguments.AddRange(["--" + setting.Name, setting.Value.GetRawText()]);
                        break;
                    case "loadBalancerPort":
                        arguments.AddRange(["--load-balancer-port", setting.Value.GetRawText()]);
                        break;
                    case "parameters":
                        arguments.AddRange(setting.Value.EnumerateObject().SelectMany(parameter => new[] { "--parameter", $"{parameter.Name}={parameter.Value}" }));
                        break;
                    default:
                        throw new LocalException($"'{setting.Name}' is no setting. There are with, port, loadBalancerPort, speed and parameters.");
                }
            }

            return LocalArguments.Parse(arguments, LocalArguments.None);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or LocalException)
        {
            throw new LocalException($"{file} cannot be read: {e.Message}", e);
        }
    }
}
