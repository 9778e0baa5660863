using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>
/// Random policies on random messages, beside the evaluator that the end-to-end tests go by. Environment variables for a long run:
/// SERVERLESS_PATTERNS_FUZZ_FIRST, the first seed, and SERVERLESS_PATTERNS_FUZZ_CASES, how many; each is 20 policies on 25 messages.
/// </summary>
public sealed class FilterReferenceTests
{
    private const int Policies = 20;
    private const int Messages = 25;

    private static readonly int s_first = Number("SERVERLESS_PATTERNS_FUZZ_FIRST", 1);
    private static readonly int s_cases = Number("SERVERLESS_PATTERNS_FUZZ_CASES", 5);

    [Fact]
    public void A_policy_means_what_the_reference_takes_it_for()
    {
        var matches = 0;
        for (var seed = s_first; seed < s_first + s_cases; seed++)
        {
            var random = new RandomFilters(seed, forEmulator: false);
            var messages = Enumerable.Range(0, Messages).Select(_ => random.Message()).ToList();
            for (var number = 0; number < Policies; number++)
            {
                var (json, policy) = Policy(random);
                foreach (var message in messages)
                {
                    var expected = FilterReference.Matches(json, message);
                    var dotted = random.Dotted(message);
                    Assert.True(expected == policy.Matches(Utf8(message)), $"Seed {seed}: {json.ToJsonString()} on {message.ToJsonString()} should be {expected}.");
                    Assert.True(expected == policy.Matches(Utf8(dotted)), $"Seed {seed}: {json.ToJsonString()} on {dotted.ToJsonString()} should be {expected}.");
                    AssertExplains(policy, message, expected, seed);
                    matches += expected ? 1 : 0;
                }
            }
        }

        // Else it would say little: of all pairs, between a tenth and nine tenths match.
        var pairs = s_cases * Policies * Messages;
        Assert.InRange(matches, pairs / 10, 9 * pairs / 10);
    }

    [Fact]
    public void A_pattern_means_the_same_where_no_bare_number_is_in_it()
    {
        for (var seed = s_first; seed < s_first + s_cases; seed++)
        {
            var random = new RandomFilters(seed, forEmulator: false);
            for (var number = 0; number < Policies; number++)
            {
                var (json, _) = Policy(random);
                var message = random.Message();
                if (json.ToJsonString() is var text && !text.Contains("[0", StringComparison.Ordinal) && !HasBareNumber(json))
                {
                    var pattern = PolicyText.Parse($$"""{"body":{{text}}}""", FilterMode.EventPattern);
                    Assert.True(FilterReference.Matches(json, message) == pattern.Matches(Utf8(message)), $"Seed {seed}: {text} on {message.ToJsonString()}");
                }
            }
        }
    }

    private static bool HasBareNumber(JsonNode? node) => node switch
    {
        JsonObject json => json.Any(member => member.Key is not ("numeric" or "anything-but") && HasBareNumber(member.Value)),
        JsonArray list => list.Any(HasBareNumber),
        JsonValue value => value.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        _ => false,
    };

    /// <summary>A policy of SNS's limits; that of depth makes some too complex.</summary>
    private static (JsonObject Json, FilterPolicy Policy) Policy(RandomFilters random)
    {
        while (true)
        {
            var json = random.Policy();
            try
            {
                return (json, PolicyText.Parse(random.Dotted(json).ToJsonString(), FilterMode.MessageBody));
            }
            catch (FilterPolicyException e) when (e.Message.EndsWith("too complex", StringComparison.Ordinal))
            {
                // Another one.
            }
        }
    }

    private static void AssertExplains(FilterPolicy policy, JsonObject message, bool expected, int seed)
    {
        var verdict = policy.Explain(Utf8(message));
        Assert.True(expected == verdict.IsMatch && expected == (verdict.Mismatches.Count == 0), $"Seed {seed}: {verdict} for {message.ToJsonString()}");
    }

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static int Number(string variable, int standard)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : standard;
}
