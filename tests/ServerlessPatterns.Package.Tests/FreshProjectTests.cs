using System.Text.Json;

namespace ServerlessPatterns.Package.Tests;

/// <summary>The package in projects that have nothing else.</summary>
public class FreshProjectTests(PackedPackage package)
{
    private const string Event = """
        {"Records":[
          {"messageId":"m-1","receiptHandle":"r","body":"{\"orderId\":\"7\"}","attributes":{"ApproximateReceiveCount":"1"},"messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:ship-order","awsRegion":"eu-west-1"},
          {"messageId":"m-2","receiptHandle":"r","body":"{\"orderId\":\"bad\"}","attributes":{"ApproximateReceiveCount":"1"},"messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:ship-order","awsRegion":"eu-west-1"}
        ]}
        """;

    private const string Answer = """{"batchItemFailures":[{"itemIdentifier":"m-2"}]}""";

    [Fact]
    public async Task A_net8_library_gets_its_handler_its_template_and_its_diagram()
    {
        using var project = new FreshProject(package, "<TargetFramework>net8.0</TargetFramework>", FreshProject.Consumer);
        (await project.RunAsync("build")).Succeeded();
        Assert.Equal([$"ServerlessPatterns/{package.Version}"], project.RestoredLibraries());
        var function = Function(project.Template("bin/Debug/net8.0/Fresh.template.json"));
        Assert.Equal("dotnet8", function.GetProperty("Runtime").GetString());
        Assert.Equal("Fresh::Fresh.ShipmentSchedulerFunction::HandleAsync", function.GetProperty("Handler").GetString());

        Assert.Contains("```mermaid\nflowchart LR\n", project.Files.Read("bin/Debug/net8.0/Fresh.architecture.md"), StringComparison.Ordinal);
        (await project.RunAsync("clean")).Succeeded();
        Assert.False(project.Files.Has("bin/Debug/net8.0/Fresh.architecture.md"));
    }

    [Fact]
    public async Task A_net10_executable_answers_an_event()
    {
        using var project = new FreshProject(package, "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>", FreshProject.Consumer);
        project.Files.Write("event.json", Event);
        (await project.RunAsync("build")).Succeeded();
        var function = Function(project.Template("bin/Debug/net10.0/Fresh.template.json"));
        Assert.Equal("dotnet10", function.GetProperty("Runtime").GetString());

        var answer = await DotNet.RunAsync(project.Files.Path, "bin/Debug/net10.0/Fresh.dll", "invoke", "Fresh.ShipmentScheduler", "event.json");
        Assert.Contains(Answer, answer.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_executable_is_published_as_bootstrap_and_answers_an_event()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot>",
            FreshProject.Consumer
        );
        project.Files.Write("event.json", Event);
        (await project.RunAsync("publish", "-o", project.Files["deploy"])).Succeeded();
        Assert.Equal(
            ["Fresh.architecture.md", "Fresh.template.json", "bootstrap"],
            Directory.GetFiles(project.Files["deploy"]).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );
        Assert.Equal("provided.al2023", Function(project.Template("deploy/Fresh.template.json")).GetProperty("Runtime").GetString());

        var answer = await DotNet.StartAsync(project.Files["deploy/bootstrap"], project.Files.Path, "invoke", "Fresh.ShipmentScheduler", "event.json");
        Assert.Contains(Answer, answer.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_reported_by_its_rule()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>",
            """
            [ServerlessPatterns.QueueConsumer(TimeoutSeconds = 901)]
            public sealed class TooLong { public void HandleAsync(string order) { } }

            [ServerlessPatterns.QueueConsumer]
            public sealed class Handleless;
            """
        );
        var result = await project.RunAsync("build");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Fresh.cs(1,", result.Output, StringComparison.Ordinal);
        Assert.Contains("error SLP0009: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("error SLP0001: ", result.Output, StringComparison.Ordinal);
        Assert.False(project.Files.Has("bin/Debug/net10.0/Fresh.template.json"));
    }

    [Fact]
    public async Task An_anti_pattern_is_warned_of()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework>",
            """
            namespace Fresh;

            [ServerlessPatterns.QueueConsumer("orders")]
            public sealed class Sleeper { public void HandleAsync(string order) => System.Threading.Thread.Sleep(1000); }
            """);

        // Warnings are errors in these projects.
        var result = await project.RunAsync("build");
        Assert.Contains("error SLP1015: 'Sleeper.HandleAsync' blocks its thread with Thread.Sleep", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_self_contained_executable_is_published_as_bootstrap()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><SelfContained>true</SelfContained><RuntimeIdentifier>linux-x64</RuntimeIdentifier>",
            FreshProject.Consumer
        );
        (await project.RunAsync("publish", "-o", project.Files["deploy"])).Succeeded();
        Assert.True(project.Files.Has("deploy/bootstrap"));
        Assert.False(project.Files.Has("deploy/Fresh"));
        Assert.Equal("provided.al2023", Function(project.Template("deploy/Fresh.template.json")).GetProperty("Runtime").GetString());
        var help = await DotNet.StartAsync(project.Files["deploy/bootstrap"], project.Files.Path);
        Assert.Contains("Fresh.ShipmentScheduler", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_file_executable_is_published_as_bootstrap_with_its_documents_beside()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained><RuntimeIdentifier>linux-x64</RuntimeIdentifier>",
            FreshProject.Consumer
        );
        // As the generator writes it for a service that has an API.
        project.Files.Write("Api.cs", "[assembly: global::ServerlessPatterns.Hosting.OpenApiDocument(\"{}\")]");
        (await project.RunAsync("publish", "-o", project.Files["deploy"])).Succeeded();
        Assert.Equal(
            ["Fresh.architecture.md", "Fresh.openapi.json", "Fresh.pdb", "Fresh.template.json", "bootstrap"],
            Directory.GetFiles(project.Files["deploy"]).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_native_program_without_patterns_keeps_its_name_and_symbols()
    {
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot>",
            "System.Console.WriteLine(typeof(ServerlessPatterns.QueueConsumerAttribute).Name);"
        );
        (await project.RunAsync("publish", "-o", project.Files["deploy"])).Succeeded();
        Assert.True(project.Files.Has("deploy/Fresh"));
        Assert.True(project.Files.Has("deploy/Fresh.dbg"));
        Assert.False(project.Files.Has("deploy/bootstrap"));
        Assert.False(project.Files.Has("deploy/Fresh.template.json"));
        Assert.Contains("QueueConsumerAttribute", (await DotNet.StartAsync(project.Files["deploy/Fresh"], project.Files.Path)).Output, StringComparison.Ordinal);
    }

    private static JsonElement Function(JsonElement template) =>
        template.GetProperty("Resources").GetProperty("ShipmentSchedulerFunction").GetProperty("Properties");
}
