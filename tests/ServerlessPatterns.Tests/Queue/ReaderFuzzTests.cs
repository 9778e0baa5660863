using System.Globalization;
using System.Text;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>
/// The event reader beside System.Text.Json's document, on events that are mutated at random: the same verdict, and of an event that is
/// one the same ids, bodies and attributes. Each case follows from its number alone. A longer run:
/// <c>SERVERLESS_PATTERNS_FUZZ_CASES=5000000 SERVERLESS_PATTERNS_FUZZ_FIRST=100000</c>; one case again: its number as FIRST, and 1 as CASES.
/// </summary>
public class ReaderFuzzTests
{
    private static int Setting(string name, int value) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : value;

    [Fact]
    public void It_reads_mutated_events_as_System_Text_Json_does()
    {
        var first = Setting("SERVERLESS_PATTERNS_FUZZ_FIRST", 0);
        var cases = Setting("SERVERLESS_PATTERNS_FUZZ_CASES", 100_000);
        var accepted = 0;
        var bodies = 0;
        var records = Array.Empty<MessageRecord>();
        for (var number = first; number < first + cases; number++)
        {
            var json = EventMutator.Case(number);
            var expected = EventOracle.Read(json);
            var actual = Read(json, ref records);
            if (expected != actual)
            {
                Assert.Fail(
                    $"Case {number} differs.\nEvent: {Encoding.Latin1.GetString(json)}\nSystem.Text.Json: {expected ?? "no event"}\nOurs: {actual ?? "no event"}");
            }

            accepted += expected is null ? 0 : 1;
            bodies += expected?.Contains("body=", StringComparison.Ordinal) == true ? 1 : 0;
        }

        // Both verdicts must be well represented, or the comparison says little.
        if (cases >= 1000)
        {
            Assert.InRange(accepted, cases / 5, cases * 4 / 5);
            Assert.InRange(bodies, cases / 5, cases);
        }
    }

    // What the reader finds, in the form that the oracle gives it; null: no SQS event.
    private static string? Read(byte[] json, ref MessageRecord[] records)
    {
        // No byte behind the event may matter.
        var buffer = new byte[json.Length + 40];
        buffer.AsSpan().Fill((byte)'"');
        json.CopyTo(buffer, 0);
        int count;
        try
        {
            count = SqsEventReader.Read(buffer, json.Length, ref records);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        Assert.All(buffer.AsSpan(json.Length).ToArray(), rest => Assert.Equal((byte)'"', rest));
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var record = records[i];
            string Text(TextRange range) => Encoding.UTF8.GetString(buffer, range.Start, range.Length);
            EventOracle.Append(
                text,
                Text(record.Id),
                Text(record.ReceiptHandle),
                Text(record.QueueArn),
                record.BodyState,
                record.BodyState == BodyState.Text ? Text(record.Body) : null,
                Attributes(buffer, record.SystemAttributes, nested: false),
                Attributes(buffer, record.MessageAttributes, nested: true));
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string? Value)> Attributes(byte[] buffer, TextRange range, bool nested)
    {
        var json = buffer.AsSpan(range.Start, range.Length).ToArray();
        return AttributeObject.Names(json).Select(name => (
            name,
            nested ? AttributeObject.FindAttribute(json, name, "stringValue"u8) : AttributeObject.FindText(json, Encoding.UTF8.GetBytes(name))));
    }
}
