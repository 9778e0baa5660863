using System.Collections.Concurrent;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>DynamoDB, which fails where a test wants it to, and keeps what it was asked.</summary>
internal sealed class ScriptedDynamoDb(IIntegrationTarget dynamoDb) : IIntegrationTarget, IDisposable
{
    private readonly ConcurrentQueue<DynamoDbCall> _calls = new();
    private readonly ConcurrentQueue<IntegrationAnswer> _scripted = new();

    public IReadOnlyCollection<DynamoDbCall> Calls => _calls;

    public void AnswerNext(IEnumerable<IntegrationAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _scripted.Enqueue(answer);
        }
    }

    public Task<IntegrationAnswer> CallAsync(string action, string body, CancellationToken cancellationToken)
    {
        _calls.Enqueue(new DynamoDbCall(action, body));
        return _scripted.TryDequeue(out var scripted) ? Task.FromResult(scripted) : dynamoDb.CallAsync(action, body, cancellationToken);
    }

    public void Dispose() => (dynamoDb as IDisposable)?.Dispose();
}
