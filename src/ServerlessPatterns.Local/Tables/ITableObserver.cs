using System.Text.Json;

namespace ServerlessPatterns.Local.Tables;

/// <summary>Is told of operations on tables, by the threads that asked for them.</summary>
internal interface ITableObserver
{
    /// <param name="operation">PutItem and the like.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="started">When it began.</param>
    void Answered(string operation, JsonElement request, DynamoDbAnswer answer, DateTimeOffset started);
}
