using System.Globalization;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// Our own engine of mapping templates renders what Apache Velocity renders. Every template that another test renders is compared as well, see
/// <see cref="AwsEmulator.MappingEngine"/>.
/// </summary>
public sealed class EngineAgreementTests(AwsEmulator emulator)
{
    /// <summary>How many random templates are compared, 2,000 if it is not set.</summary>
    private const string TemplatesVariable = "SERVERLESS_PATTERNS_RANDOM_TEMPLATES";

    private const int Templates = 2000;
    private const int Texts = 400;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_templates_are_rendered_alike_or_refused_alike()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(TemplatesVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Templates;
        var ours = new VelocityEngine();
        var (rendered, refused, left) = (0, 0, 0);
        for (var seed = 1; seed <= count; seed++)
        {
            var input = Input(new RandomTemplates(seed).Next()) with { IsLenient = seed % 3 != 0, IsResponse = seed % 4 == 0 };
            if (await IsLeftOutAsync(ours, input))
            {
                left++;
                continue;
            }

            try
            {
                await emulator.MappingEngine.RenderAsync(input, Cancellation);
                rendered++;
            }
            catch (MappingException)
            {
                refused++;
            }
            catch (InvalidOperationException e)
            {
                Assert.Fail($"Seed {seed}: {e.Message}");
            }
        }

        // Else it would say nothing.
        var about = $"{rendered} were rendered, {refused} refused, {left} left out";
        Assert.True(rendered > count / 2, about);
        Assert.True(left < count / 10, about);
    }

    [Theory]
    [InlineData("$util.escapeJavaScript($util.parseJson($input.body).get('t'))")]
    [InlineData("$util.urlEncode($util.parseJson($input.body).get('t'))")]
    [InlineData("$util.base64Encode($util.parseJson($input.body).get('t'))")]
    [InlineData("$util.parseJson($input.body)")]
    [InlineData("$input.json('$')")]
    [InlineData("$input.path('$.t').length() $input.path('$.t').trim() $input.path('$.t').replaceAll('[^a-z]', '<$0>') $input.path('$.t').split('.').size()")]
    [InlineData("#foreach($k in $util.parseJson($input.body).keySet())$k#end")]
    public async Task Hostile_texts_are_rendered_alike(string template)
    {
        for (var seed = 1; seed <= Texts; seed++)
        {
            // Lone surrogates are written as escapes or not at all, for what comes out is sent in UTF-8.
            var texts = new HostileTexts(seed);
            var body = $$"""{"t":{{texts.Json(texts.Next(hasLoneSurrogates: template.Contains("escapeJavaScript", StringComparison.Ordinal)))}},"l":["/",{{texts.Json(texts.Next())}}]}""";
            await emulator.MappingEngine.RenderAsync(Input(template) with { Body = body }, Cancellation);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[1,2")]
    [InlineData("[1,,2,]")]
    [InlineData("{'a':'b',c:d}")]
    [InlineData("[1 2, -, 1., -.5, 1e, 1e5, 007, 2147483648, 9223372036854775808, 00000000000000000001, 1.2345678901234567890, 1.0E-30, 100.0, 1E7, 0.001, 0.0001]")]
    [InlineData("[NaN, nul, tru, True, false]")]
    [InlineData("{\"a\":1}}")]
    [InlineData("\"a\tb\\q\\x41\\u00e9\tc\"")]
    [InlineData("[\"\\u12\"]")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("[]]")]
    [InlineData("<html>")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}")]
    public async Task Odd_JSON_is_read_alike(string body)
    {
        foreach (var template in new[] { "$input.json('$')", "$util.parseJson($input.body)", "#foreach($x in $util.parseJson($input.body))$x;#end", "$!input.path('$').get('a')", "$!input.path('$.a')" })
        {
            try
            {
                await emulator.MappingEngine.RenderAsync(Input(template) with { Body = body, IsLenient = true }, Cancellation);
            }
            catch (MappingException)
            {
                // Refused by both.
            }
        }
    }

    [Fact]
    public async Task Random_JSON_is_read_and_written_alike()
    {
        for (var seed = 0; seed < Texts; seed++)
        {
            await emulator.MappingEngine.RenderAsync(
                Input("$input.json('$') #foreach($key in $input.path('$').keySet())$key=$!input.path('$').get($key);#end") with { Body = RandomJson.Object(seed) }, Cancellation);
        }
    }

    private static MappingInput Input(string template) => new(template)
    {
        Body = RandomTemplates.Body,
        Path = new Dictionary<string, string> { ["p"] = "a/b" },
        Header = new Dictionary<string, string> { ["h"] = "v 1" },
        Declared = ["p", "q"],
        Context = new Dictionary<string, object> { ["requestId"] = "id", ["identity"] = new Dictionary<string, object> { ["sourceIp"] = "192.0.2.1" } },
        StageVariables = new Dictionary<string, string> { ["v"] = "1" },
    };

    private static async Task<bool> IsLeftOutAsync(VelocityEngine engine, MappingInput input)
    {
        try
        {
            await engine.RenderAsync(input, Cancellation);
            return false;
        }
        catch (NotInterpretedException)
        {
            return true;
        }
        catch (MappingException)
        {
            return false;
        }
    }
}
