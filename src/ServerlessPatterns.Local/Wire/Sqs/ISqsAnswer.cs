using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>An action's answer, written in the protocol that it was asked in.</summary>
internal interface ISqsAnswer
{
    /// <summary>Writes a member; nothing where there is no value.</summary>
    void Text(string name, string? value);

    void Flag(string name, bool value);

    /// <param name="name">The list's name in the JSON protocol.</param>
    /// <param name="queryName">Its elements' name in the query protocol.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="write">Writes an element's members.</param>
    void Structures<T>(string name, string queryName, IReadOnlyCollection<T> items, Action<T> write);

    void Texts(string name, string queryName, IReadOnlyCollection<string> items);

    void Attributes(string name, string queryName, IReadOnlyCollection<KeyValuePair<string, string>> attributes);

    void MessageAttributes(IReadOnlyCollection<KeyValuePair<string, MessageAttribute>> attributes);
}
