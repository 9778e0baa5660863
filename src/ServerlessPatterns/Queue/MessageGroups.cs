using System.Text.Json;

namespace ServerlessPatterns.Queue;

/// <summary>
/// The message groups of a FIFO batch, each a chain of records in the batch's order. A FIFO batch has 10 messages at most (see
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Lambda: configuring an SQS event source</see>),
/// so that comparing each with each is the fastest.
/// </summary>
internal sealed class MessageGroups
{
    private static ReadOnlySpan<byte> GroupIdName => "MessageGroupId"u8;

    private int[] _first = [];
    private int[] _last = [];
    private int[] _next = [];

    /// <summary>Finds the groups of a batch. Messages without a group id are one group.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>How many groups there are.</returns>
    public int Find(EventBatch batch)
    {
        if (_first.Length < batch.Count)
        {
            var length = Math.Max(16, batch.Count);
            _first = new int[length];
            _last = new int[length];
            _next = new int[length];
        }

        var count = 0;
        for (var index = 0; index < batch.Count; index++)
        {
            _next[index] = -1;
            var group = 0;
            while (group < count && !AreOfOneGroup(batch, _first[group], index))
            {
                group++;
            }

            if (group == count)
            {
                _first[count++] = index;
            }
            else
            {
                _next[_last[group]] = index;
            }

            _last[group] = index;
        }

        return count;
    }

    /// <summary>A group's first record.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The record.</returns>
    public int First(int group) => _first[group];

    /// <summary>The record behind a record in its group.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The next one; -1 behind the last.</returns>
    public int Next(int index) => _next[index];

    private static bool AreOfOneGroup(EventBatch batch, int one, int other)
    {
        var oneIs = TryFind(batch.SystemAttributes(one), out var oneId);
        var otherIs = TryFind(batch.SystemAttributes(other), out var otherId);
        if (!oneIs || !otherIs)
        {
            return oneIs == otherIs;
        }

        return oneId.ValueIsEscaped || otherId.ValueIsEscaped
            ? AttributeObject.FindText(batch.SystemAttributes(one), GroupIdName) == AttributeObject.FindText(batch.SystemAttributes(other), GroupIdName)
            : oneId.ValueSpan.SequenceEqual(otherId.ValueSpan);
    }

    private static bool TryFind(ReadOnlySpan<byte> attributes, out Utf8JsonReader id) =>
        AttributeObject.TryFind(attributes, GroupIdName, out id) && id.TokenType == JsonTokenType.String;
}
