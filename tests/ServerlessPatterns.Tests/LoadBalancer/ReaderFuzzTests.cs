using System.Globalization;
using System.Text;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>
/// The event reader beside System.Text.Json's document, on events that are mutated at random: the same verdict, and of an event that is
/// one the same parts. Each case follows from its number alone; the variables are those of the queues' test.
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
        var fields = 0;

        // One object for all events, as it is in a function.
        var reused = new LoadBalancerEvent();
        for (var number = first; number < first + cases; number++)
        {
            var json = RequestMutator.Case(number);
            var expected = RequestOracle.Read(json);
            var actual = Read(json, reused);
            if (expected != actual)
            {
                Assert.Fail(
                    $"Case {number} differs.\nEvent: {Encoding.Latin1.GetString(json)}\nSystem.Text.Json: {expected ?? "no event"}\nOurs: {actual ?? "no event"}");
            }

            accepted += expected is null ? 0 : 1;
            fields += expected?.Contains(" header:", StringComparison.Ordinal) == true ? 1 : 0;
        }

        // Both verdicts must be well represented, or the comparison says little.
        if (cases >= 1000)
        {
            Assert.InRange(accepted, cases / 5, cases * 4 / 5);
            Assert.InRange(fields, cases / 10, cases);
        }
    }

    // What the reader finds, in the form that the oracle gives it; null: no event.
    private static string? Read(byte[] json, LoadBalancerEvent reused)
    {
        reused.Buffer.Take([.. json]);
        try
        {
            reused.FindParts();
        }
        catch (InvalidDataException)
        {
            return null;
        }

        string? Text(TextRange range) => range.IsMissing ? null : reused.Text(range);
        List<(string, string?)> Fields(ReadOnlySpan<HttpField> fields)
        {
            var list = new List<(string, string?)>();
            foreach (var field in fields)
            {
                list.Add((reused.Text(field.Name), Text(field.Value)));
            }

            return list;
        }

        var text = new StringBuilder();
        RequestOracle.Append(
            text,
            reused.Text(reused.Method),
            Text(reused.Path),
            reused.IsMultiValue,
            reused.IsBodyText,
            reused.Span(reused.Body),
            Fields(reused.Headers),
            Fields(reused.Query));
        return text.ToString();
    }
}
