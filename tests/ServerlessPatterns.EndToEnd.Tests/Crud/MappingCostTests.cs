using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// What a mapping template costs by its members. The measurement is made on request:
/// <c>ServerlessPatterns.EndToEnd.Tests -explicit only -showliveoutput -class "*MappingCostTests"</c>.
/// </summary>
public sealed class MappingCostTests(AwsEmulator emulator)
{
    private const int WarmUp = 3000;
    private const int Renderings = 2000;

    // Of each kind as many, so that ten more members are always the same ten more.
    private static readonly string[] s_types = ["string", "decimal", "int?", "bool", "DateTimeOffset", "List<string>", "Dictionary<string, decimal>", "HashSet<string>", "string?", "Guid"];

    private static readonly JsonNode?[] s_values =
    [
        "it's \"a\" text of some length", 1234567.89m, null, true, "2026-11-25T10:00:00Z", new JsonArray("new", "signed"), new JsonObject { ["a"] = 1, ["b"] = 2.5m }, new JsonArray("x", "y"), "short",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
    ];

    [Fact]
    public async Task The_length_of_a_template_is_linear_in_the_members()
    {
        var (ten, thirty, fifty) = (await TemplatesAsync(10), await TemplatesAsync(30), await TemplatesAsync(50));
        Assert.Equal(5, fifty.Count);
        foreach (var (name, template) in fifty)
        {
            // Names and variables of two digits are one longer than those of one.
            var (first, second) = (thirty[name].Length - ten[name].Length, template.Length - thirty[name].Length);
            Assert.InRange(second, first, first + (first / 20));
        }
    }

    [Fact(Explicit = true)]
    public async Task How_long_a_template_is_rendered()
    {
        var output = TestContext.Current.TestOutputHelper!;
        var nothing = await MeasureAsync(emulator.Velocity, new MappingInput("x") { Body = "{}" });
        var ours = new VelocityEngine();
        output.WriteLine($"What the transport to Apache Velocity takes, which is taken off below: {nothing.TotalMicroseconds.ToString("N1", CultureInfo.InvariantCulture)} µs");
        foreach (var members in new[] { 10, 50 })
        {
            var templates = await TemplatesAsync(members);
            var (body, item) = (Body(members), Item(members));
            var context = new Dictionary<string, object> { ["requestId"] = "id", ["path"] = "/api/things" };
            foreach (var (name, input) in new[]
            {
                ("POST", new MappingInput(templates["POST"]) { Body = body, Context = context }),
                ("PUT", new MappingInput(templates["PUT"]) { Body = body, Context = context, Path = new Dictionary<string, string> { ["id"] = "1" } }),
                ("GET's answer", new MappingInput(templates["GET 200"]) { Body = $$"""{"Item":{{item}}}""", IsResponse = true, Context = context }),
                ("GET's answer, a page of 100", new MappingInput(templates["list 200"]) { Body = $$"""{"Items":[{{string.Join(',', Enumerable.Repeat(item, 100))}}]}""", IsResponse = true, Context = context }),
            })
            {
                var time = await MeasureAsync(emulator.Velocity, input) - nothing;
                var own = await MeasureAsync(ours, input);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{members} members, {name}: {input.Template.Length} characters, {time.TotalMicroseconds:N0} µs, our own engine {own.TotalMicroseconds:N0} µs"));
            }
        }
    }

    private static string Source(int members)
        => $$"""
            namespace Acme;
            [CrudTable("things")]
            public sealed record Thing([property: PartitionKey] string Id, {{string.Join(", ", Enumerable.Range(0, members).Select(index => $"{s_types[index % s_types.Length]} Member{Number(index)}"))}});
            """;

    private static string Number(int index) => index.ToString("00", CultureInfo.InvariantCulture);

    private static string Body(int members)
    {
        var body = new JsonObject { ["id"] = "1" };
        for (var i = 0; i < members; i++)
        {
            body[$"member{Number(i)}"] = s_values[i % s_values.Length]?.DeepClone();
        }

        return body.ToJsonString();
    }

    private static string Item(int members)
    {
        AttributeShape[] kinds =
        [
            AttributeShape.Text, AttributeShape.Number, AttributeShape.Number, AttributeShape.Boolean, AttributeShape.Text, AttributeShape.List(AttributeShape.Text), AttributeShape.Map(AttributeShape.Number),
            AttributeShape.TextSet, AttributeShape.Text, AttributeShape.Text,
        ];
        var shape = AttributeShape.Record([("id", AttributeShape.Text), .. Enumerable.Range(0, members).Select(index => ($"member{Number(index)}", kinds[index % kinds.Length]))]);
        return shape.Attributes(JsonText.Parse(Body(members)));
    }

    private async Task<Dictionary<string, string>> TemplatesAsync(int members)
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "acme", GeneratedService.TemplateOf("acme", Source(members)));
        return new()
        {
            ["POST"] = stack.RequestTemplateOf("Acme.Thing", "POST", "PutItem"),
            ["PUT"] = stack.RequestTemplateOf("Acme.Thing", "PUT", "PutItem"),
            ["GET"] = stack.RequestTemplateOf("Acme.Thing", "GET", "GetItem"),
            ["GET 200"] = Answer("GetItem"),
            ["list 200"] = Answer("Scan"),
        };

        string Answer(string action)
            => stack.Resources.Values.Where(resource => resource.Type == "AWS::ApiGateway::Method").Select(method => method.Properties["Integration"]!)
                .Single(integration => integration["Uri"]!.ToString().EndsWith(action, StringComparison.Ordinal))["IntegrationResponses"]![0]!["ResponseTemplates"]!["application/json"]!.ToString();
    }

    private static async Task<TimeSpan> MeasureAsync(IMappingEngine engine, MappingInput input)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var large = input.Body.Length > 100_000 ? 20 : 1;
        for (var i = 0; i < WarmUp / large; i++)
        {
            await engine.RenderAsync(input, cancelled);
        }

        var times = new List<TimeSpan>();
        for (var i = 0; i < Renderings / large; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await engine.RenderAsync(input, cancelled);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        // The machine does other things as well.
        times.Sort();
        return times[times.Count / 2];
    }
}
