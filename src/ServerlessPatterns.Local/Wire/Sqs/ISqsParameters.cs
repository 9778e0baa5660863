using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>An action's parameters, or a batch entry's, by their names in the API reference, whichever protocol they came in.</summary>
internal interface ISqsParameters
{
    string? Text(string name);

    /// <summary>A text as UTF-8.</summary>
    ReadOnlyMemory<byte>? Utf8(string name);

    int? Integer(string name);

    /// <param name="name">The list's name in the JSON protocol.</param>
    /// <param name="queryName">Its elements' name in the query protocol.</param>
    IReadOnlyList<string> Texts(string name, string queryName);

    IReadOnlyList<ISqsParameters> Entries(string queryName);

    /// <param name="name">MessageAttributes or MessageSystemAttributes.</param>
    /// <param name="queryName">The name in the query protocol.</param>
    IReadOnlyDictionary<string, MessageAttribute>? Attributes(string name, string queryName);
}
