using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.Functions;

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
