using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Tests.Functions;

public sealed class LocalFunctionTests
{
    private readonly List<Invocation> _told = [];
    private int _made;

    [Fact]
    public async Task An_instance_that_threw_handles_the_next_invocation()
    {
        var function = Function((_, _) => throw new TimeoutException("The bank did not answer."));

        Assert.Equal("The bank did not answer.", (await Assert.ThrowsAsync<TimeoutException>(() => InvokeAsync(function))).Message);
        await Assert.ThrowsAsync<TimeoutException>(() => InvokeAsync(function));

        Assert.Equal(1, _made);
        Assert.Equal([true, false], _told.Select(invocation => invocation.IsColdStart));
        Assert.All(_told, invocation => Assert.IsType<TimeoutException>(invocation.Error));
    }

    [Fact]
    public async Task One_that_does_not_answer_in_time_is_left_and_another_made()
    {
        var released = new TaskCompletionSource<Stream>(TaskCreationOptions.RunContinuationsAsynchronously);
        var function = Function((_, _) => released.Task, timeout: TimeSpan.Zero);

        Assert.Equal("Pay did not answer in its 0 s. Its instance is left to itself.", (await Assert.ThrowsAsync<TimeoutException>(() => InvokeAsync(function))).Message);
        released.SetResult(new MemoryStream("{}"u8.ToArray()));
        await InvokeAsync(function);

        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task Invocations_at_once_have_an_instance_each()
    {
        var both = new TaskCompletionSource<Stream>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        var function = Function((_, _) =>
        {
            if (Interlocked.Increment(ref running) == 2)
            {
                both.SetResult(new MemoryStream());
            }

            return both.Task;
        });

        await Task.WhenAll(InvokeAsync(function), InvokeAsync(function));

        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task A_cold_start_takes_nothing_of_the_timeout()
    {
        var made = DateTimeOffset.MinValue;
        var deadline = DateTimeOffset.MinValue;
        var function = new LocalFunction("bank", "Pay", "arn", TimeSpan.FromSeconds(30), Make, new InvocationFeed());

        await InvokeAsync(function);

        Assert.True(deadline >= made + TimeSpan.FromSeconds(30), $"{deadline:O} is not 30 s after {made:O}");

        InvocationHandler Make()
        {
            var begin = DateTimeOffset.UtcNow;
            SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > begin);
            made = DateTimeOffset.UtcNow;
            return (_, invocation) =>
            {
                deadline = invocation.Deadline;
                return Task.FromResult<Stream>(new MemoryStream());
            };
        }
    }

    [Theory]
    [InlineData(false, 30)]
    [InlineData(true, 24 * 60 * 60)]
    public async Task Whoever_debugs_has_a_day(bool isDebugged, double seconds)
    {
        TimeSpan left = default;
        var function = new LocalFunction("bank", "Pay", "arn", TimeSpan.FromSeconds(30), () => Handle, new InvocationFeed()) { IsDebugged = () => isDebugged };

        await InvokeAsync(function);

        Assert.InRange(left.TotalSeconds, seconds - 29, seconds);

        Task<Stream> Handle(Stream input, InvocationContext invocation)
        {
            left = invocation.RemainingTime;
            return Task.FromResult<Stream>(new MemoryStream());
        }
    }

    [Fact]
    public async Task What_runs_as_often_as_is_reserved_is_throttled()
    {
        var released = new TaskCompletionSource<Stream>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var telemetry = new CloudTelemetry();
        var recorded = telemetry.AddFunction("bank/PayFunction", "bank", "Pay", "bank-Pay");
        var function = new LocalFunction("bank", "Pay", "arn", TimeSpan.FromSeconds(30), () => (_, _) => released.Task, new InvocationFeed()) { ReservedConcurrency = 1, Telemetry = recorded };
        var first = InvokeAsync(function);

        Assert.Equal("Pay has a ReservedConcurrency of 1, and runs as often already: Lambda throttles what is more.", (await Assert.ThrowsAsync<ThrottledException>(() => InvokeAsync(function))).Message);
        released.SetResult(new MemoryStream());
        await first;
        await InvokeAsync(function);
        Assert.Equal((2, 0), (recorded.Invocations.Value, recorded.Errors.Value));
    }

    private static Task<ReadOnlyMemory<byte>> InvokeAsync(LocalFunction function) => function.InvokeAsync("{}"u8.ToArray(), TestContext.Current.CancellationToken);

    private LocalFunction Function(InvocationHandler handler, TimeSpan? timeout = null)
    {
        var invocations = new InvocationFeed();
        invocations.Ended += invocation =>
        {
            lock (_told)
            {
                _told.Add(invocation);
            }
        };
        return new LocalFunction("bank", "Pay", "arn:aws:lambda:us-east-1:000000000000:function:Pay", timeout ?? TimeSpan.FromSeconds(30), Make, invocations);

        InvocationHandler Make()
        {
            _made++;
            return handler;
        }
    }
}
