using System.Text;
using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local.Apis;

/// <summary>The tables of this process.</summary>
internal sealed class TablesTarget(DynamoDb tables) : IIntegrationTarget
{
    public Task<IntegrationAnswer> CallAsync(string action, string body, CancellationToken cancellationToken)
    {
        var answer = tables.Answer(action, Encoding.UTF8.GetBytes(body));
        return Task.FromResult(new IntegrationAnswer(answer.Status, Encoding.UTF8.GetString(answer.Body.Span)));
    }
}
