using System.Text.Json;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>What became of a batch, for people.</summary>
internal static class BatchOutcome
{
    /// <summary>How many messages an answer names as failed.</summary>
    public static int Failed(ReadOnlyMemory<byte> answer) => Count(answer.Span, "batchItemFailures"u8);

    /// <summary>The length of an array that is a member of the outermost object; 0 where there is none.</summary>
    private static int Count(ReadOnlySpan<byte> json, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                var isIt = reader.ValueTextEquals(member);
                reader.Read();
                if (!isIt || reader.TokenType != JsonTokenType.StartArray)
                {
                    reader.Skip();
                    continue;
                }

                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    count++;
                    reader.Skip();
                }

                return count;
            }
        }
        catch (JsonException)
        {
            // The mapping says what is wrong with it.
        }

        return count;
    }
}
