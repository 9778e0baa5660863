using System.Globalization;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Catalog;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The schema is no part of the mapping templates' safety: what it would refuse is written as a request of the known structure, or as no request at all.</summary>
public sealed class UnvalidatedBodyTests(AwsEmulator emulator)
{
    private const int Bodies = 400;

    /// <summary>Lists and maps whose elements have nothing beside the schema that says what they are.</summary>
    private const string Elements =
        """
        namespace Acme;
        [CrudTable("elements")]
        public sealed record Elements([property: PartitionKey] int Id, List<bool> Flags, Dictionary<string, bool> Named, List<List<bool>> Nested, List<bool?> Maybe, List<decimal> Numbers, HashSet<string> Texts, Inner Inner);
        public sealed record Inner(bool Flag, Dictionary<string, List<int>> Numbers);
        """;

    private static readonly AttributeShape s_elements = AttributeShape.Record(
        ("id", AttributeShape.Number), ("flags", AttributeShape.List(AttributeShape.Boolean)), ("named", AttributeShape.Map(AttributeShape.Boolean)),
        ("nested", AttributeShape.List(AttributeShape.List(AttributeShape.Boolean))), ("maybe", AttributeShape.List(AttributeShape.Boolean)), ("numbers", AttributeShape.List(AttributeShape.Number)),
        ("texts", AttributeShape.TextSet), ("inner", AttributeShape.Record(("flag", AttributeShape.Boolean), ("numbers", AttributeShape.Map(AttributeShape.List(AttributeShape.Number))))));

    [Fact]
    public async Task A_body_of_anything_is_written_as_an_item_of_the_known_members_or_as_no_JSON()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        var elements = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "acme", GeneratedService.TemplateOf("acme", Elements));
        foreach (var (shape, create, update, path) in new[]
        {
            (CatalogShapes.Product, stack.RequestTemplateOf(typeof(Product), "POST", "PutItem"), stack.RequestTemplateOf(typeof(Product), "PUT", "PutItem"), "id"),
            (CatalogShapes.Sheet, stack.RequestTemplateOf(typeof(Sheet), "POST", "PutItem"), stack.RequestTemplateOf(typeof(Sheet), "PUT", "PutItem"), "key"),
            (CatalogShapes.Note, stack.RequestTemplateOf(typeof(Note), "POST", "PutItem"), stack.RequestTemplateOf(typeof(Note), "PUT", "PutItem"), "noteId"),
            (s_elements, elements.RequestTemplateOf("Acme.Elements", "POST", "PutItem"), elements.RequestTemplateOf("Acme.Elements", "PUT", "PutItem"), "id"),
        })
        {
            var written = 0;
            for (var seed = 1; seed <= Bodies; seed++)
            {
                var body = new UnvalidatedBody(seed).Of(shape);
                written += await IsWrittenAsync(seed % 2 == 0 ? create : update, path, shape, body) ? 1 : 0;
            }

            // Else it would say nothing.
            Assert.InRange(written, Bodies / 20, Bodies);
        }
    }

    private async Task<bool> IsWrittenAsync(string template, string path, AttributeShape shape, string body)
    {
        string text;
        try
        {
            var output = await emulator.MappingEngine.RenderAsync(
                new MappingInput(template)
                {
                    Body = body,
                    Path = new Dictionary<string, string> { [path] = "1" },
                    Context = new Dictionary<string, object> { ["requestId"] = "a-request" },
                    IsLenient = true,
                },
                TestContext.Current.CancellationToken);
            text = output.Text;
        }
        catch (MappingException)
        {
            // API Gateway answers 500, and asks DynamoDB nothing.
            return false;
        }

        JsonElement request;
        try
        {
            request = JsonText.Parse(text);
        }
        catch (JsonException)
        {
            return false;
        }

        var about = $"{body} was written as {text}";
        Assert.True(request.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).SequenceEqual(["ConditionExpression", "ExpressionAttributeNames", "Item", "TableName"]), about);
        var problem = shape.ProblemOfMembers(request.GetProperty("Item"));
        Assert.True(problem is null, $"{problem}: {about}");
        return true;
    }

    /// <summary>A body of a seed: mostly with the members that there are, of any types.</summary>
    private sealed class UnvalidatedBody(int seed)
    {
        private static readonly string[] s_breakers =
        [
            "true}, \"evil\": {\"S\": \"x\"", "true}]}, \"evil\": {\"L\": [{\"BOOL\": true", "true}}}, \"evil\": {\"M\": {\"x\": {\"BOOL\": true", "true}, {\"S\": \"evil\"", "true, \"S\": \"evil\"", "true", "false", "TRUE",
            "1\"}, \"evil\": {\"S\": \"x", "a\": {\"S\": \"x\"}}}, \"evil\": {\"M\": {\"b", "1", "-2.50", "1}, \"evil\": {\"N\": \"1\"", "\"", "\\", "$body", "#end", "~", "",
        ];

        private readonly Random _random = new(seed);
        private readonly HostileTexts _texts = new(seed);
        private readonly StringBuilder _json = new();

        public string Of(AttributeShape shape)
        {
            Value(shape, 0);
            return _json.ToString();
        }

        private void Value(AttributeShape? shape, int depth)
        {
            // At its place mostly what belongs there, so that the template gets far.
            switch (shape?.Type)
            {
                case "M" when shape.Members is not null && (depth == 0 || _random.Next(6) > 0):
                    Many('{', shape.Members.Where(_ => depth > 0 || _random.Next(3) == 0 || _.Key is "id" or "key").Select(member => (member.Key, (AttributeShape?)member.Value)), depth);
                    break;
                case "M" when shape.Element is not null && _random.Next(4) > 0:
                    Many('{', Enumerable.Range(0, _random.Next(4)).Select(_ => (Text(), (AttributeShape?)shape.Element)), depth);
                    break;
                case "L" or "SS" when _random.Next(4) > 0:
                    Many('[', Enumerable.Range(0, _random.Next(4)).Select(_ => ("", shape.Element)), depth);
                    break;
                case "S" or "B" or "N" or "BOOL" when _random.Next(8) > 0:
                    _json.Append(_texts.Json(Text()));
                    break;
                default:
                    Anything(depth);
                    break;
            }
        }

        private void Anything(int depth)
        {
            switch (_random.Next(depth > 4 ? 4 : 6))
            {
                case 0:
                    _json.Append(_texts.Json(Text()));
                    break;
                case 1:
                    _json.Append(_random.Next(-9, 9).ToString(CultureInfo.InvariantCulture));
                    break;
                case 2:
                    _json.Append(_random.Next(2) == 0 ? "true" : "false");
                    break;
                case 3:
                    _json.Append("null");
                    break;
                case 4:
                    Many('[', Enumerable.Range(0, _random.Next(4)).Select(_ => ("", (AttributeShape?)null)), depth);
                    break;
                default:
                    Many('{', Enumerable.Range(0, _random.Next(4)).Select(_ => (Text(), (AttributeShape?)null)), depth);
                    break;
            }
        }

        private void Many(char open, IEnumerable<(string Name, AttributeShape? Shape)> all, int depth)
        {
            _json.Append(open);
            var separator = "";
            foreach (var (name, shape) in all.ToList())
            {
                _json.Append(separator).Append(open == '{' ? _texts.Json(name) + ":" : "");
                separator = ",";
                Value(shape, depth + 1);
            }

            _json.Append(open == '{' ? '}' : ']');
        }

        private string Text() => _random.Next(2) == 0 ? s_breakers[_random.Next(s_breakers.Length)] : _texts.Next(hasLoneSurrogates: true);
    }
}
