using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.EndToEnd.Tests.Functions;

namespace ServerlessPatterns.EndToEnd.Tests.Filters;

/// <summary>
/// Random filters on random messages. Environment variables for a long run: SERVERLESS_PATTERNS_FUZZ_FIRST, the first seed, and
/// SERVERLESS_PATTERNS_FUZZ_CASES, how many seeds; each is a service of 25 filtered consumers and 60 messages.
/// <para>
/// What the emulator (fauxqs 1.9.2) is known to get wrong is left out of the messages and filters. It looks at no array in a body, takes null for an
/// absent member (so that [null] matches without the member, and "exists" and "anything-but" do not match a null), and takes the text
/// "10" for the number 10 and "true" for true where the filter's value is of the other type, which the compiler of filters refuses.
/// </para>
/// </summary>
public sealed class FilterTests(AwsEmulator emulator)
{
    private const int Consumers = 25;
    private const int Messages = 60;

    private static readonly string[] s_messageFiles = ["Sale.cs", "SalePlace.cs", "SalesChannel.cs"];
    private static readonly int s_first = Number("SERVERLESS_PATTERNS_FUZZ_FIRST", 1);
    private static readonly int s_cases = Number("SERVERLESS_PATTERNS_FUZZ_CASES", 3);

    [Fact]
    public async Task A_filter_delivers_what_its_attributes_say_and_its_policy_means_the_same()
    {
        for (var seed = s_first; seed < s_first + s_cases; seed++)
        {
            await RunAsync(seed);
        }
    }

    private static int Number(string variable, int standard)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : standard;

    private static string Consumer(int index, IEnumerable<SaleFilter> filters)
        => $$"""
            [QueueConsumer]
            {{string.Join('\n', filters.Select(filter => filter.Source))}}
            internal sealed class Consumer{{index}} { public void HandleAsync(Sale sale) { } }
            """;

    private async Task RunAsync(int seed)
    {
        var random = new RandomSales(seed);
        var filters = Enumerable.Range(0, Consumers).Select(_ => random.Filters()).ToList();
        var sales = Enumerable.Range(0, Messages).Select(random.Sale).ToList();
        var consumers = "namespace ServerlessPatterns.EndToEnd.Tests.Filters;\n" + string.Join('\n', filters.Select((own, index) => Consumer(index, own)));
        var message = s_messageFiles.Select(name => File.ReadAllText(TestPaths.InProject($"Filters/{name}")));
        var template = GeneratedService.TemplateOf("sales", [.. message, consumers]);
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "sales", template);
        var topic = stack.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic").Ref;
        foreach (var sale in sales)
        {
            await stack.Environment.Sns.PublishAsync(topic, JsonSerializer.Serialize(sale, JsonSerializerOptions.Web));
        }

        for (var index = 0; index < Consumers; index++)
        {
            var name = $"ServerlessPatterns.EndToEnd.Tests.Filters.Consumer{index}";
            var subscription = stack.Of("AWS::SNS::Subscription", name);
            using var policy = JsonDocument.Parse(subscription.Properties["FilterPolicy"]!.ToJsonString());
            var meant = sales.Where(sale => filters[index].GroupBy(filter => filter.Property).All(any => any.Any(filter => filter.Matches(sale)))).Select(sale => sale.Number);
            var evaluated = sales.Where(sale => FilterPolicy.Matches(policy.RootElement, JsonSerializer.SerializeToElement(sale, JsonSerializerOptions.Web))).Select(sale => sale.Number);
            var delivered = (await emulator.Sqs.BodiesAsync(stack.QueueOf(name).Url, TestContext.Current.CancellationToken))
                .Select(body => JsonSerializer.Deserialize<Sale>(body, JsonSerializerOptions.Web)!.Number);

            var about = $"Seed {seed}: {string.Join(' ', filters[index].Select(filter => filter.Source))} became {policy.RootElement}";
            Assert.Equal("MessageBody", subscription.Properties["FilterPolicyScope"]!.ToString());
            AssertSame(meant, evaluated, about + ", which lets through, beside what was meant to be:");
            AssertSame(evaluated, delivered, about + ", by which was delivered, beside what the policy says:");
        }
    }

    private static void AssertSame(IEnumerable<int> expected, IEnumerable<int> actual, string about)
        => Assert.True(expected.Order().SequenceEqual(actual.Order()), $"{about} [{string.Join(", ", expected.Order())}] and [{string.Join(", ", actual.Order())}]");
}
