using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>Expressions that nobody thought of: the local DynamoDB and dynalite find the same in them.</summary>
public sealed class DifferentialTests(Emulators emulators) : IClassFixture<Emulators>
{
    /// <summary>More for a night: SERVERLESS_PATTERNS_RANDOM_EXPRESSIONS=100000.</summary>
    private static readonly int s_count = int.Parse(
        Environment.GetEnvironmentVariable("SERVERLESS_PATTERNS_RANDOM_EXPRESSIONS") ?? "500", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Random_expressions_have_the_same_outcome()
    {
        var outcomes = new Dictionary<string, int>();
        for (var seed = 0; seed < s_count; seed++)
        {
            var random = new RandomExpressions(seed);
            var item = random.Item();
            var (filter, update) = (random.Filter(emulators.Shared), random.Update(emulators.Shared));
            try
            {
                await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(emulators.Shared, item)));
                Count(await emulators.AgreeAsync(client => client.ScanAsync(filter)));
                Count(await emulators.AgreeAsync(client => client.UpdateItemAsync(update)));
                await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(emulators.Shared, update.Key)));
            }
            catch (Xunit.Sdk.XunitException e)
            {
                Assert.Fail($"""
                    Seed {seed}: {e.Message}
                    item {Outcome.Of(item)}
                    filter {filter.FilterExpression} {Outcome.Of(filter.ExpressionAttributeValues)}
                    update {update.UpdateExpression} if {update.ConditionExpression} {Outcome.Of(update.ExpressionAttributeValues)} {update.ReturnValues}
                    """);
            }
        }

        // What is compared is worth it only where there is enough of each: items changed, conditions that fail, requests that are refused.
        Assert.True(outcomes.GetValueOrDefault("done") > s_count / 3, string.Join(' ', outcomes));
        Assert.True(outcomes.GetValueOrDefault("failed") > s_count / 20, string.Join(' ', outcomes));
        Assert.True(outcomes.GetValueOrDefault("refused") > s_count / 20, string.Join(' ', outcomes));

        void Count(string outcome)
        {
            var kind = outcome.StartsWith("Conditional", StringComparison.Ordinal) ? "failed" : outcome.StartsWith("Validation", StringComparison.Ordinal) ? "refused" : "done";
            outcomes[kind] = outcomes.GetValueOrDefault(kind) + 1;
        }
    }
}
