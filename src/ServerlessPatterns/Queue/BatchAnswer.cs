using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Queue;

/// <summary>
/// Writes the partial batch response. See
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda: errors of an SQS event source</see>.
/// </summary>
internal static class BatchAnswer
{
    private static readonly byte[] s_allDone = """{"batchItemFailures":[]}"""u8.ToArray();

    /// <summary>Writes an answer.</summary>
    /// <param name="batch">The event.</param>
    /// <param name="failed">The records that failed; null where none did.</param>
    /// <returns>The answer, in memory, at its beginning.</returns>
    public static Stream Write(EventBatch batch, List<int>? failed)
    {
        if (failed is null)
        {
            return new MemoryStream(s_allDone, 0, s_allDone.Length, writable: false, publiclyVisible: true);
        }

        var json = new MemoryStream(32 + (failed.Count * 64));
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batchItemFailures"u8);

            // At-least-once delivery can put one message into a batch twice: its id is one failure.
            var reported = new HashSet<string>(failed.Count);
            foreach (var index in failed)
            {
                var id = Encoding.UTF8.GetString(batch.Id(index));
                if (reported.Add(id))
                {
                    writer.WriteStartObject();
                    writer.WriteString("itemIdentifier"u8, id);
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        json.Position = 0;
        return json;
    }
}
