using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Tests.Hosting;

public sealed class RuntimeLoopTests
{
    [Fact]
    public async Task Events_are_answered_in_their_order_on_one_connection()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => api.EnqueueAsync($$"""{"number":{{i}}}""")));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $$"""{"number":{{i}}}"""), answers.Select(a => a.Text));
        Assert.All(api.Requests, r => Assert.Equal(1, r.Connection));
    }

    [Fact]
    public async Task A_handler_sees_what_Lambda_says_of_the_invocation()
    {
        await using var api = FakeRuntimeApi.Start();
        InvocationContext? seen = null;
        await using var loop = RunningLoop.Start(api, (input, invocation) =>
        {
            seen = invocation;
            return Task.FromResult(input);
        });

        await api.EnqueueAsync(new FakeInvocation("{}"u8.ToArray())
        {
            RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            DeadlineMilliseconds = "1542409706888",
            TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
            FunctionArn = "arn:aws:lambda:us-east-2:123456789012:function:custom-runtime",
        });

        Assert.NotNull(seen);
        Assert.Equal("8476a536-e9f4-11e8-9739-2dfe598c3fcd", seen.RequestId);
        Assert.Equal(new DateTimeOffset(2018, 11, 16, 23, 8, 26, 888, TimeSpan.Zero), seen.Deadline);
        Assert.Equal("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1", seen.TraceId);
        Assert.Equal("arn:aws:lambda:us-east-2:123456789012:function:custom-runtime", seen.InvokedFunctionArn);
    }

    [Fact]
    public async Task What_one_invocation_lacks_is_not_taken_from_the_one_before()
    {
        await using var api = FakeRuntimeApi.Start();
        var seen = new List<InvocationContext>();
        await using var loop = RunningLoop.Start(api, (input, invocation) =>
        {
            seen.Add(invocation);
            return Task.FromResult(input);
        });

        await api.EnqueueAsync(new FakeInvocation("{}"u8.ToArray()) { TraceId = "Root=1", FunctionArn = "arn:1" });
        await api.EnqueueAsync(new FakeInvocation("{}"u8.ToArray()) { TraceId = null, FunctionArn = null });
        await api.EnqueueAsync(new FakeInvocation("{}"u8.ToArray()) { TraceId = "Root=2", FunctionArn = "arn:2" });

        Assert.Equal(["Root=1", null, "Root=2"], seen.Select(s => s.TraceId));
        Assert.Equal(["arn:1", null, "arn:2"], seen.Select(s => s.InvokedFunctionArn));
    }

    [Fact]
    public async Task A_handler_that_completes_on_another_thread_is_waited_for()
    {
        await using var api = FakeRuntimeApi.Start();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var loop = RunningLoop.Start(api, async (input, _) =>
        {
            await gate.Task;
            return RunningLoop.Text(await new StreamReader(input).ReadToEndAsync());
        });

        await api.IdleAsync(TestContext.Current.CancellationToken);
        var answer = api.EnqueueAsync("\"later\"");
        gate.SetResult();

        Assert.Equal("\"later\"", (await answer).Text);
    }

    [Fact]
    public async Task An_exception_fails_its_invocation_alone()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, async (input, _) =>
        {
            var text = await new StreamReader(input).ReadToEndAsync();
            await Task.Yield();
            return text == "bad" ? throw new FormatException("The event is \"bad\".", new ArgumentException("Inner.")) : RunningLoop.Text(text);
        });

        var failed = await api.EnqueueAsync("bad");
        var answered = await api.EnqueueAsync("good");

        Assert.Equal(InvocationOutcome.Failed, failed.Outcome);
        Assert.Equal("FormatException", failed.ErrorType);
        var error = JsonDocument.Parse(failed.Payload).RootElement;
        Assert.Equal("FormatException", error.GetProperty("errorType").GetString());
        Assert.Equal("The event is \"bad\".", error.GetProperty("errorMessage").GetString());
        Assert.Contains(nameof(An_exception_fails_its_invocation_alone), error.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("Inner.", error.GetProperty("cause").GetProperty("errorMessage").GetString());
        Assert.Equal((InvocationOutcome.Answered, "good"), (answered.Outcome, answered.Text));

        await loop.StopAsync();
        var line = Assert.Single(loop.Log());
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Equal("The event is \"bad\".", line.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task A_handler_that_throws_before_its_first_await_fails_its_invocation_alone()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (_, _) => throw new InvalidOperationException("At once."));

        Assert.Contains("At once.", (await api.EnqueueAsync("1")).Text, StringComparison.Ordinal);
        Assert.Contains("At once.", (await api.EnqueueAsync("2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_that_cannot_be_read_is_reported_as_far_as_it_can()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (_, _) => throw new UnreadableException());

        var error = JsonDocument.Parse((await api.EnqueueAsync("1")).Payload).RootElement;

        Assert.Equal("UnreadableException", error.GetProperty("errorType").GetString());
        Assert.Equal("(NotSupportedException while it was read)", error.GetProperty("errorMessage").GetString());
    }

    [Fact]
    public async Task An_exception_s_text_may_hold_anything()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (_, _) => throw new FormatException("quote \" line\r\n half a pair \ud800, " + new string('x', 100_000)));

        var error = JsonDocument.Parse((await api.EnqueueAsync("1")).Payload).RootElement.GetProperty("errorMessage").GetString()!;

        Assert.StartsWith("quote \" line\r\n half a pair \ufffd, xxx", error, StringComparison.Ordinal);
        Assert.Equal((32 * 1024) + 1, error.Length);
    }

    [Fact]
    public async Task No_task_and_no_stream_are_errors_of_the_invocation()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (input, _) => input.Length == 1 ? null! : Task.FromResult<Stream>(null!));

        Assert.Contains("returned no task", (await api.EnqueueAsync("1")).Text, StringComparison.Ordinal);
        Assert.Contains("returned no stream", (await api.EnqueueAsync("22")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_an_error_of_the_invocation()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (_, _) => Task.FromResult<Stream>(new BreakingStream(fine: 3)));

        var result = await api.EnqueueAsync("{}");

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.Contains("The answer breaks off.", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(api.Requests, r => r.Kind == RequestKind.Response);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_answered_whole()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (_, _) => Task.FromResult<Stream>(new BreakingStream(fine: 100_000, breaks: false)));

        Assert.Equal(new string('x', 100_000), (await api.EnqueueAsync("{}")).Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8_000)]
    [InlineData(65_536)]
    [InlineData(6 * 1024 * 1024)]
    public async Task An_event_and_its_answer_may_have_any_length(int length)
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var result = await api.EnqueueAsync(bytes);

        Assert.True(bytes.AsSpan().SequenceEqual(result.Payload.Span), $"{result.Payload.Length} bytes came back.");
        Assert.Equal("[]", (await api.EnqueueAsync("[]")).Text);
    }

    [Fact]
    public async Task An_event_stream_that_is_kept_is_closed_and_shows_no_later_event()
    {
        await using var api = FakeRuntimeApi.Start();
        Stream? kept = null;
        await using var loop = RunningLoop.Start(api, (input, _) =>
        {
            kept ??= input;
            return Task.FromResult(RunningLoop.Text("{}"));
        });

        await api.EnqueueAsync("first");
        await api.EnqueueAsync("other");

        Assert.Throws<ObjectDisposedException>(() => kept!.ReadByte());
    }

    [Fact]
    public async Task An_answer_over_the_limit_becomes_an_error_that_names_the_limit()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, (input, _) => Task.FromResult<Stream>(
            input.Length == 1 ? new MemoryStream(new byte[(6 * 1024 * 1024) + 1]) : RunningLoop.Text("small")));

        var result = await api.EnqueueAsync("1");

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.Contains("6291457 bytes", result.Text, StringComparison.Ordinal);
        Assert.Contains("6 MB", result.Text, StringComparison.Ordinal);
        Assert.Equal("small", (await api.EnqueueAsync("22")).Text);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("12.5")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800000")]
    [InlineData(null)]
    public async Task A_deadline_that_is_no_time_fails_the_invocation(string? deadline)
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        var result = await api.EnqueueAsync(new FakeInvocation("{}"u8.ToArray()) { DeadlineMilliseconds = deadline });

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.Contains($"Lambda-Runtime-Deadline-Ms is '{deadline}'", JsonDocument.Parse(result.Payload).RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal(InvocationOutcome.Answered, (await api.EnqueueAsync("{}")).Outcome);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public async Task A_request_id_that_cannot_be_answered_ends_the_process(string? requestId)
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        _ = api.EnqueueAsync(new FakeInvocation("{}"u8.ToArray()) { RequestId = requestId });

        Assert.Equal(1, await loop.Ended);
        Assert.Matches("Lambda-Runtime-Aws-Request-Id|request id 'a", Assert.Single(loop.Log()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_start_up_that_fails_is_reported_and_ends_the_process()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(
            api.Endpoint, null, new FunctionEntry("Acme.Only", TimeSpan.FromSeconds(3), () => FailingType.Handler));

        var reported = await api.InitError;

        Assert.Equal(1, await loop.Ended);
        Assert.Equal("FormatException", reported.ErrorType);
        var error = JsonDocument.Parse(reported.Payload).RootElement;
        Assert.Equal("The connection string is empty.", error.GetProperty("errorMessage").GetString());
        Assert.Equal("FormatException", error.GetProperty("errorType").GetString());
        Assert.NotEqual(0, error.GetProperty("stackTrace").GetArrayLength());
        Assert.DoesNotContain(api.Requests, r => r.Kind == RequestKind.Next);
    }

    [Fact]
    public async Task The_environment_picks_the_function()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(
            api.Endpoint,
            "Acme.Second",
            new FunctionEntry("Acme.First", TimeSpan.FromSeconds(3), () => throw new InvalidOperationException("Not this one.")),
            RunningLoop.Function("Acme.Second", (_, _) => Task.FromResult(RunningLoop.Text("second"))));

        Assert.Equal("second", (await api.EnqueueAsync("{}")).Text);
    }

    [Theory]
    [InlineData(null, "SERVERLESS_PATTERNS_FUNCTION is not set")]
    [InlineData("Acme.Third", "SERVERLESS_PATTERNS_FUNCTION is 'Acme.Third'")]
    [InlineData("acme.first", "SERVERLESS_PATTERNS_FUNCTION is 'acme.first'")]
    public async Task A_function_that_is_not_there_is_a_start_up_failure_that_names_those_that_are(string? name, string message)
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(
            api.Endpoint, name, RunningLoop.Function("Acme.First", RunningLoop.EchoAsync), RunningLoop.Function("Acme.Second", RunningLoop.EchoAsync));

        var error = JsonDocument.Parse((await api.InitError).Payload).RootElement.GetProperty("errorMessage").GetString();

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("Acme.First, Acme.Second", error, StringComparison.Ordinal);
        Assert.Equal(1, await loop.Ended);
    }

    private sealed class UnreadableException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    private static class FailingType
    {
        public static readonly InvocationHandler Handler = Start();

        private static InvocationHandler Start() => throw new FormatException("The connection string is empty.");
    }
}
