using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Tests.Hosting;

public sealed class ProcessTests
{
    [Fact]
    public async Task SIGTERM_ends_a_process_that_waits_for_an_event()
    {
        await using var api = FakeRuntimeApi.Start();
        using var process = ChildProcess.Serve(api, "Acme.Echo");
        Assert.Equal("1", (await api.EnqueueAsync("1")).Text);
        await api.IdleAsync(TestContext.Current.CancellationToken);

        process.Signal("TERM");

        Assert.Equal((0, "", ""), await process.EndAsync());
    }

    [Fact]
    public async Task SIGTERM_ends_a_process_that_has_not_had_an_event_yet()
    {
        await using var api = FakeRuntimeApi.Start();
        using var process = ChildProcess.Serve(api, "Acme.Echo");
        await api.IdleAsync(TestContext.Current.CancellationToken);

        process.Signal("TERM");

        Assert.Equal((0, "", ""), await process.EndAsync());
    }

    [Fact]
    public async Task SIGTERM_in_mid_invocation_lets_it_be_answered_first()
    {
        await using var api = FakeRuntimeApi.Start();
        using var process = ChildProcess.Serve(api, "Acme.Gate");
        var folder = Directory.CreateTempSubdirectory("gate");
        try
        {
            var answer = api.EnqueueAsync(folder.FullName);
            var second = api.EnqueueAsync(folder.FullName);
            Assert.Equal("handling", await process.Output.ReadLineAsync(TestContext.Current.CancellationToken));

            process.Signal("TERM");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "open"), "", TestContext.Current.CancellationToken);

            Assert.Equal("\"opened\"", (await answer).Text);
            Assert.Equal(0, (await process.EndAsync()).ExitCode);
            Assert.False(second.IsCompleted);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_process_that_was_killed_leaves_the_next_event_to_another()
    {
        await using var api = FakeRuntimeApi.Start();
        using var killed = ChildProcess.Serve(api, "Acme.Echo");
        await api.IdleAsync(TestContext.Current.CancellationToken);
        killed.Signal("KILL");
        Assert.Equal(137, (await killed.EndAsync()).ExitCode);

        var answer = api.EnqueueAsync("1");
        using var other = ChildProcess.Serve(api, "Acme.Echo");

        Assert.Equal("1", (await answer).Text);
    }

    [Fact]
    public async Task A_start_up_that_fails_ends_the_process_with_exit_code_1()
    {
        await using var api = FakeRuntimeApi.Start();
        using var process = ChildProcess.Serve(api, "Acme.Broken");

        Assert.Contains("No connection string.", (await api.InitError).Text, StringComparison.Ordinal);
        var (exitCode, output, _) = await process.EndAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains("No connection string.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tracing_header_is_where_the_SDKs_look_for_it()
    {
        await using var api = FakeRuntimeApi.Start();
        using var process = ChildProcess.Serve(api, "Acme.Trace");

        Assert.Equal("Root=1", (await api.EnqueueAsync(new FakeInvocation(default) { TraceId = "Root=1" })).Text);
        Assert.Equal("none", (await api.EnqueueAsync(new FakeInvocation(default) { TraceId = null })).Text);
        Assert.Equal("Root=2", (await api.EnqueueAsync(new FakeInvocation(default) { TraceId = "Root=2" })).Text);
    }

    [Fact]
    public async Task A_function_runs_on_an_event_file_from_the_command_line()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"grüße":1}""", TestContext.Current.CancellationToken);
        using var process = ChildProcess.Start("invoke", "Echo", file);

        var (exitCode, output, messages) = await process.EndAsync();

        File.Delete(file);
        Assert.Equal((0, "{\"grüße\":1}\n"), (exitCode, output));
        Assert.Contains("Acme.Echo", messages, StringComparison.Ordinal);
    }
}
