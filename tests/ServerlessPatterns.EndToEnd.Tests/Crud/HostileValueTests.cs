using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Catalog;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>Nothing that a client sends changes the structure of what DynamoDB is asked, wherever in a request it stands.</summary>
public abstract class HostileValueTests(AwsEmulator emulator, ApiParts parts)
{
    private const int Items = 70;
    private const int Requests = 150;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Items_of_hostile_texts_lie_in_the_table_as_they_were_sent(bool hasLoneSurrogates)
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var values = 0;
        for (var seed = 1; seed <= Items; seed++)
        {
            var texts = new HostileTexts(seed);
            var id = $"{seed}{texts.Next()}";
            var (path, shape, table, body) = seed % 2 == 0
                ? ("products", CatalogShapes.Product, typeof(Product), Product(texts, id, hasLoneSurrogates))
                : ("sheets", CatalogShapes.Sheet, typeof(Sheet), Sheet(texts, id, hasLoneSurrogates));
            var sent = JsonText.Parse(body);
            values += Texts(sent);
            var url = $"{path}/{Uri.EscapeDataString(id)}";

            using var created = await SendAsync(http, HttpMethod.Post, path, body);
            AssertCall(stack, "PutItem", Put(stack.TableOf(table), "attribute_not_exists", shape == CatalogShapes.Sheet ? "key" : "id", shape.Attributes(sent)), seed);
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);

            using var replaced = await SendAsync(http, HttpMethod.Put, url, body);
            AssertCall(stack, "PutItem", Put(stack.TableOf(table), "attribute_exists", shape == CatalogShapes.Sheet ? "key" : "id", shape.Attributes(sent)), seed);
            Assert.Equal(HttpStatusCode.NoContent, replaced.StatusCode);

            // UTF-8, in which DynamoDB keeps texts, has no lone surrogates.
            if (!hasLoneSurrogates)
            {
                var read = JsonText.Parse(await http.GetStringAsync(new Uri(url, UriKind.Relative), Cancellation));
                Assert.Equal(Sorted(sent), Sorted(read));
            }
        }

        Assert.InRange(values, 5000, int.MaxValue);
    }

    [Fact]
    public async Task Hostile_keys_in_paths_are_keys_and_nothing_else()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var (products, readings) = (stack.TableOf(typeof(Product)), stack.TableOf(typeof(Reading)));
        for (var seed = 1; seed <= Requests; seed++)
        {
            var texts = new HostileTexts(seed);
            var (first, second) = ($"k\u007f{texts.Next()}", $"s{texts.Next()}");
            var (id, sort) = (Uri.EscapeDataString(first), Uri.EscapeDataString(second));

            using var read = await SendAsync(http, HttpMethod.Get, $"products/{id}");
            AssertCall(stack, "GetItem", Request(products, ("Key", JsonText.Object([("id", Text(first))]))), seed);
            await Problems.AssertAsync(read, 404, "item-not-found");

            using var deleted = await SendAsync(http, HttpMethod.Delete, $"products/{id}");
            AssertCall(
                stack, "DeleteItem",
                Request(products, ("ConditionExpression", "\"attribute_exists(#pk)\""), ("ExpressionAttributeNames", """{"#pk":"id"}"""), ("Key", JsonText.Object([("id", Text(first))]))), seed);
            await Problems.AssertAsync(deleted, 404, "item-not-found");

            using var reading = await SendAsync(http, HttpMethod.Get, $"stations/readings/{id}/{sort}");
            AssertCall(stack, "GetItem", Request(readings, ("Key", JsonText.Object([("station-id", Text(first)), ("taken", Number(second))]))), seed);
            await Problems.AssertAsync(reading, 400, "invalid-request");
        }
    }

    [Fact]
    public async Task Hostile_limits_and_page_tokens_are_limits_and_keys_and_nothing_else()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var (products, readings) = (stack.TableOf(typeof(Product)), stack.TableOf(typeof(Reading)));
        for (var seed = 1; seed <= Requests; seed++)
        {
            var texts = new HostileTexts(seed);
            var (token, limit, station) = (texts.Next(), texts.Next(), $"k{texts.Next()}");
            var query = $"pageToken={Uri.EscapeDataString(token)}&limit={Uri.EscapeDataString(limit)}";
            var expected = limit.Length == 0 ? 100 : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1000 ? number : 0;
            (string, string)[] page = [("Limit", expected.ToString(CultureInfo.InvariantCulture))];

            using var scanned = await SendAsync(http, HttpMethod.Get, $"products?{query}");
            AssertCall(stack, "Scan", Request(products, token.Length == 0 ? page : [.. page, ("ExclusiveStartKey", JsonText.Object([("id", Text(token))]))]), seed);
            Assert.Equal(expected > 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, scanned.StatusCode);

            using var queried = await SendAsync(http, HttpMethod.Get, $"stations/readings/{Uri.EscapeDataString(station)}?{query}");
            page =
            [
                .. page, ("ExpressionAttributeNames", """{"#pk":"station-id"}"""), ("ExpressionAttributeValues", JsonText.Object([(":pk", Text(station))])), ("KeyConditionExpression", "\"#pk = :pk\""),
            ];
            AssertCall(
                stack, "Query",
                Request(readings, token.Length == 0 ? page : [.. page, ("ExclusiveStartKey", JsonText.Object([("station-id", Text(station)), ("taken", Number(token))]))]), seed);
        }
    }

    private static string Put(string table, string condition, string key, string item)
        => Request(table, ("ConditionExpression", $"\"{condition}(#pk)\""), ("ExpressionAttributeNames", $$"""{"#pk":"{{key}}"}"""), ("Item", item));

    private static string Request(string table, params IEnumerable<(string Name, string Value)> members) => JsonText.Object(members.Append(("TableName", JsonText.Quote(table))));

    private static string Text(string text) => JsonText.Object([("S", JsonText.Quote(text))]);

    private static string Number(string text) => JsonText.Object([("N", JsonText.Quote(text))]);

    private static void AssertCall(CatalogStack stack, string action, string expected, int seed)
    {
        var call = stack.Api.Calls.Last();
        Assert.Equal((seed, action), (seed, call.Action));
        var actual = JsonText.Canonical(call.Json);

        // The texts are long.
        var start = Math.Max(0, expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count() - 60);
        Assert.True(expected == actual, $"Seed {seed}, at {start}: {expected[start..Math.Min(expected.Length, start + 200)]} became {actual[start..Math.Min(actual.Length, start + 200)]}");
    }

    /// <summary>Without the order of sets, which have none.</summary>
    private static string Sorted(JsonElement item)
        => JsonText.Object(item.EnumerateObject().Select(member => (
            JsonText.Name(member),
            member.Name == "set" ? string.Join(',', member.Value.EnumerateArray().Select(JsonText.Canonical).Order(StringComparer.Ordinal)) : JsonText.Canonical(member.Value))));

    private static int Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => 1,
        JsonValueKind.Array => value.EnumerateArray().Sum(Texts),
        JsonValueKind.Object => value.EnumerateObject().Sum(member => 1 + Texts(member.Value)),
        _ => 0,
    };

    private static string Product(HostileTexts texts, string id, bool lone) => $$"""
        {"id":{{texts.Json(id)}},"name":{{texts.Json(texts.Next(lone))}},"price":12345678901234567890.12345678,"discontinued":true,
        "tags":{{List(texts, Enumerable.Range(0, 60).Select(_ => texts.Next(lone)))}},
        "labels":{{Map(texts, texts.Distinct(40, lone), _ => texts.Json(texts.Next(lone)))}},
        "dimensions":{"length":1,"width":2,"weight":300000,"note":{{texts.Json(texts.Next(lone))}}},"addedAt":"2026-11-25T10:00:00Z","category":"power tools"}
        """;

    private static string Sheet(HostileTexts texts, string key, bool lone) => $$"""
        {"key":{{texts.Json(key)}},"text":{{texts.Json(texts.Next(lone))}},"with a space-and.more":{{texts.Json(texts.Next(lone))}},"huge":-12345678901234567890123456789012345678,
        "texts":{{List(texts, Enumerable.Range(0, 60).Select(_ => texts.Next(lone)))}},
        "set":{{List(texts, texts.Distinct(30, lone))}},
        "counts":{{Map(texts, texts.Distinct(30, lone), index => index % 3 == 0 ? "null" : index.ToString(CultureInfo.InvariantCulture))}},
        "cells":{{Map(texts, texts.Distinct(10, lone), _ => $$"""[{"look":{"bold":false,"shades":[{"red":1,"green":2,"blue":3}]},"row":7,"text":{{texts.Json(texts.Next(lone))}} }]""")}},
        "cell":{"row":-1,"text":{{texts.Json(texts.Next(lone))}}} }
        """;

    private static string List(HostileTexts texts, IEnumerable<string> values) => $"[{string.Join(", ", values.Select(texts.Json))}]";

    private static string Map(HostileTexts texts, IEnumerable<string> names, Func<int, string> value)
        => $"{{{string.Join(" ,", names.Select((name, index) => $"{texts.Json(name)} :{value(index)}"))}}}";

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, string path, string? body = null)
    {
        var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content?.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return http.SendAsync(new HttpRequestMessage(method, path) { Content = content }, Cancellation);
    }

    public sealed class Emulated(AwsEmulator emulator) : HostileValueTests(emulator, ApiParts.Emulated);

    public sealed class Local(AwsEmulator emulator) : HostileValueTests(emulator, ApiParts.Local);
}
