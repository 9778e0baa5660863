using System.Text.Json;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What Velocity does, as emitted templates rely on it.</summary>
public sealed class MappingEngineTests(AwsEmulator emulator)
{
    [Theory]
    [InlineData("plain")]
    [InlineData("it's \"quoted\" \\ and \\' / </script>")]
    [InlineData("tab\t line\r\nnull\0 bell\a del\u007f")]
    [InlineData("é ß 漢 😀 \u2028\u2029 \ufeff")]
    [InlineData("$x ${y} #if(true) ## #* *# $1 \\u0041")]
    public async Task Escaped_for_JavaScript_and_back_for_apostrophes_a_text_is_JSON_for_itself(string text)
    {
        var json = await RenderAsync("""
            "$util.escapeJavaScript($input.body).replaceAll("\\'","'")"
            """, text);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    }

    [Fact]
    public async Task Null_on_the_right_of_set_leaves_the_variable_as_it_was()
        => Assert.Equal("old", await RenderAsync("#set($map = {})#set($x = 'old')#set($x = $map.get('x'))$x"));

    [Theory]
    [InlineData("{}", "null")]
    [InlineData("""{"a":null}""", "null")]
    [InlineData("""{"a":""}""", "text")]
    [InlineData("""{"a":"x"}""", "text")]
    public async Task The_length_of_a_text_tells_whether_it_is_null(string json, string result)
        => Assert.Equal(result, await RenderAsync("""
            #set($m = $util.parseJson($input.body))#if("$!{m.get('a').length()}" != "")text#{else}null#end
            """, json));

    [Fact]
    public async Task A_word_after_a_hash_that_is_no_macro_is_rendered_literally()
        => Assert.Equal("""{"#pk":"id"} #pk = :pk""", await RenderAsync("""{"#pk":"id"} #pk = :pk"""));

    [Fact]
    public async Task Overrides_take_hyphenated_names()
    {
        var output = await emulator.MappingEngine.RenderAsync(
            new MappingInput("""
                #set($context.responseOverride.status = 404)#set($context.responseOverride.header.Content-Type = "application/problem+json")
                """) { IsResponse = true },
            TestContext.Current.CancellationToken);

        Assert.Equal("404", output.Status);
        Assert.Equal("application/problem+json", output.Headers["Content-Type"]);
    }

    [Fact]
    public async Task What_does_not_resolve_is_rendered_literally_and_told()
    {
        var output = await emulator.MappingEngine.RenderAsync(new MappingInput("$x $!x ${x.y}"), TestContext.Current.CancellationToken);

        Assert.Equal("$x  ${x.y}", output.Text);
        Assert.Equal(["$x", "${x.y}"], output.Unresolved);
    }

    [Theory]
    [InlineData("#foreach($i in [1..1001])x#end", "1,000 times")]
    [InlineData("#set($context.responseOverride.status = 404)#set($context.responseOverride.status = 404)", "set twice")]
    [InlineData("#set($context.responseOverride.colour = 404)", "There is no $context.responseOverride.colour")]
    [InlineData("#set($context.colour = 'red')", "UnsupportedOperationException")]
    [InlineData("#set($context.no.colour = 'red')", "not a valid reference")]
    [InlineData("$input.params()", "the request's")]
    [InlineData("$util.toJson('x')", "has no method toJson")]
    [InlineData("$util.class.name", "security restrictions")]
    [InlineData("#if(true", "ParseErrorException")]
    public async Task What_API_Gateway_does_not_do_fails(string template, string error)
    {
        var failure = await Assert.ThrowsAsync<MappingException>(
            async () => await emulator.MappingEngine.RenderAsync(new MappingInput(template) { IsResponse = true }, TestContext.Current.CancellationToken));

        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_quoting_keeps_every_digit_and_changes_nothing_in_strings()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var json = RandomJson.Object(seed);
            var quoted = await RenderAsync(NumberQuoting.Template + "$quoted", json);
            var read = await RenderAsync("$input.json('$')", quoted);

            using var given = JsonDocument.Parse(json);
            using var taken = JsonDocument.Parse(quoted);
            using var parsed = JsonDocument.Parse(read);
            Assert.True(IsQuoted(given.RootElement, taken.RootElement), $"Seed {seed}: {json} became {quoted}");
            Assert.True(IsQuoted(given.RootElement, parsed.RootElement), $"Seed {seed}: {json} was read as {read}");
        }
    }

    [Theory]
    [InlineData("\\\"")]
    [InlineData("\\\\")]
    [InlineData("~")]
    [InlineData("1")]
    [InlineData("x")]
    public async Task Number_quoting_takes_a_string_as_long_as_an_item(string piece)
    {
        var value = string.Concat(Enumerable.Repeat(piece, 400 * 1024 / piece.Length));
        var quoted = await RenderAsync(NumberQuoting.Template + "$quoted", $$"""{"a":"{{value}}","n":[{{string.Join(',', Enumerable.Range(0, 20_000))}}]}""");

        using var document = JsonDocument.Parse(quoted);
        Assert.Equal(JsonSerializer.Deserialize<string>($"\"{value}\""), document.RootElement.GetProperty("a").GetString());
        Assert.Equal(20_000, document.RootElement.GetProperty("n").EnumerateArray().Count(item => item.ValueKind == JsonValueKind.String));
    }

    private static bool IsQuoted(JsonElement given, JsonElement quoted) => given.ValueKind switch
    {
        JsonValueKind.Number => quoted.ValueKind == JsonValueKind.String && quoted.GetString() == given.GetRawText(),
        JsonValueKind.String => quoted.ValueKind == JsonValueKind.String && quoted.GetString() == given.GetString(),
        JsonValueKind.Array => quoted.ValueKind == JsonValueKind.Array && given.GetArrayLength() == quoted.GetArrayLength()
            && given.EnumerateArray().Zip(quoted.EnumerateArray()).All(pair => IsQuoted(pair.First, pair.Second)),
        JsonValueKind.Object => quoted.ValueKind == JsonValueKind.Object && given.EnumerateObject().Count() == quoted.EnumerateObject().Count()
            && given.EnumerateObject().All(property => quoted.TryGetProperty(property.Name, out var value) && IsQuoted(property.Value, value)),
        _ => given.ValueKind == quoted.ValueKind,
    };

    private async Task<string> RenderAsync(string template, string body = "")
        => (await emulator.MappingEngine.RenderAsync(new MappingInput(template) { Body = body }, TestContext.Current.CancellationToken)).Text.Trim();
}
