using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;

namespace ServerlessPatterns.Package.Tests;

public class LocalPackageTests(PackedPackage package)
{
    private const string Executable = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>";

    [Fact]
    public void It_holds_the_library_and_depends_on_what_it_runs_on()
    {
        using var archive = ZipFile.OpenRead(package.LocalPath);
        var entries = archive.Entries.Select(entry => entry.FullName).ToArray();
        Assert.Contains("README.md", entries);
        Assert.Contains(entries, name => name.StartsWith("THIRD-PARTY-NOTICES", StringComparison.Ordinal));
        Assert.Equal(
            ["lib/net10.0/ServerlessPatterns.Local.dll", "lib/net10.0/ServerlessPatterns.Local.xml", "lib/net8.0/ServerlessPatterns.Local.dll", "lib/net8.0/ServerlessPatterns.Local.xml"],
            entries.Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        using var stream = archive.GetEntry("ServerlessPatterns.Local.nuspec")!.Open();
        var nuspec = XDocument.Load(stream);
        Assert.Contains("ServerlessPatterns", nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!));
        Assert.Contains("Microsoft.AspNetCore.App", nuspec.Descendants().Where(element => element.Name.LocalName == "frameworkReference").Select(element => (string)element.Attribute("name")!));
    }

    [Fact]
    public async Task A_fresh_executable_runs_its_service_until_it_is_told_to_end()
    {
        using var project = new FreshProject(package, Executable, FreshProject.Consumer, $"""<PackageReference Include="ServerlessPatterns.Local" Version="{package.Version}" />""");
        (await project.RunAsync("build")).Succeeded();
        Assert.Contains("\"System.Runtime.TieredPGO\": false", project.Files.Read("bin/Debug/net10.0/Fresh.runtimeconfig.json"), StringComparison.Ordinal);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [project.Files["bin/Debug/net10.0/Fresh.dll"], "--port", "0"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        try
        {
            var endpoint = await LineAsync(process, line => line.Contains("AWS_ENDPOINT_URL=", StringComparison.Ordinal));
            using var http = new HttpClient { BaseAddress = new Uri(endpoint.Split("AWS_ENDPOINT_URL=")[1].TrimEnd(')')) };
            var queues = await http.GetFromJsonAsync<JsonElement>(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
            var queue = queues.GetProperty("queues").EnumerateArray().Select(each => each.GetProperty("name").GetString()!).Single(name => !name.Contains("DeadLetter", StringComparison.Ordinal));

            using var asPage = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative)) { Headers = { Accept = { new("text/html") } } };
            using var page = await http.SendAsync(asPage, TestContext.Current.CancellationToken);
            Assert.Contains("<title>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

            using var body = new StringContent("""{"orderId":"A-1"}""");
            using var answer = await http.PostAsync(new Uri($"/queues/{queue}", UriKind.Relative), body, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains("1 message", await LineAsync(process, line => line.Contains("ShipmentScheduler ", StringComparison.Ordinal) && line.Contains(" ms ", StringComparison.Ordinal)), StringComparison.Ordinal);

            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await LineAsync(process, line => line.StartsWith("Stopped. All queues are empty.", StringComparison.Ordinal));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    [Fact]
    public async Task A_release_build_that_does_not_refer_to_it_is_the_function_alone()
    {
        using var project = new FreshProject(
            package,
            Executable,
            FreshProject.Consumer,
            $"""<PackageReference Include="ServerlessPatterns.Local" Version="{package.Version}" Condition="'$(Configuration)' == 'Debug'" />""");
        (await project.RunAsync("publish", "-c", "Release", "-o", "out")).Succeeded();
        var published = Directory.GetFiles(project.Files["out"]).Select(Path.GetFileName).ToArray();
        Assert.Contains("Fresh.dll", published);
        Assert.DoesNotContain("ServerlessPatterns.Local.dll", published);
        Assert.DoesNotContain("AspNetCore", await File.ReadAllTextAsync(project.Files["out/Fresh.runtimeconfig.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>The first line of that kind; what the process printed before it ended, where there is none.</summary>
    private static async Task<string> LineAsync(Process process, Predicate<string> isIt)
    {
        var printed = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (isIt(line))
            {
                return line;
            }

            printed.Add(line);
        }

        throw new Xunit.Sdk.XunitException($"The process ended without that line. It printed:\n{string.Join('\n', printed)}");
    }
}
