using System.Text;
using System.Threading.Channels;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>A function whose answers a test gives, one by one; it says when each is asked for.</summary>
internal sealed class ScriptedTarget : ITargetFunction
{
    private readonly Channel<TaskCompletionSource<ReadOnlyMemory<byte>>> _asked = Channel.CreateUnbounded<TaskCompletionSource<ReadOnlyMemory<byte>>>();

    /// <summary>The event of the last invocation.</summary>
    public string LastEvent { get; private set; } = "";

    /// <summary>Waits for the next invocation, and has it answered.</summary>
    public async Task AnswerAsync(int status) => (await NextAsync()).SetResult(Encoding.UTF8.GetBytes($$$"""{"isBase64Encoded":false,"statusCode":{{{status}}},"multiValueHeaders":{}}"""));

    /// <summary>Waits for the next invocation, and has it fail.</summary>
    public async Task FailAsync(string message) => (await NextAsync()).SetException(new InvalidOperationException(message));

    /// <summary>Waits for the next invocation, whose answer is up to the caller.</summary>
    public async Task<TaskCompletionSource<ReadOnlyMemory<byte>>> NextAsync() => await _asked.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> input, bool isHealthCheck, CancellationToken cancellationToken)
    {
        LastEvent = $"{isHealthCheck} {Encoding.UTF8.GetString(input.Span)}";
        var answer = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_asked.Writer.TryWrite(answer));
        return answer.Task.WaitAsync(cancellationToken);
    }
}
