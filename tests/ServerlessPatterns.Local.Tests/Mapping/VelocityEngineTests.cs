using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.Local.Tests.Mapping;

/// <summary>
/// By https://velocity.apache.org/engine/1.7/vtl-reference.html and https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html.
/// That Apache Velocity renders the same, the end-to-end tests say.
/// </summary>
public sealed class VelocityEngineTests
{
    private readonly VelocityEngine _engine = new();

    [Theory]
    [InlineData("$x $!x ${x}|$!{x}|$x.y", "$x  ${x}||$x.y")]
    [InlineData("#set($x = 'a')$x ${x}b $!x $x.", "a ab a a.")]
    [InlineData("#set($x = {'k': 'v', 'n': [1, 2.5]})$x.k $x.get('k') $x['k'] $x.n[1] $x.n[-1] $x", "v v v 2.5 2.5 {k=v, n=[1, 2.5]}")]
    [InlineData("#set($x = 'old')#set($m = {})#set($x = $m.none)$x", "old")]
    [InlineData("""#set($a = 1)"$a" #set($t = "x$a${a}y")$t #set($s = '$a')$s""", "\"1\" x11y$a")]
    [InlineData("#set($s = 'it''s')$s #set($d = \"a\"\"b\")$d", "it'sa\"b")]
    [InlineData("$5 $ {\"#pk\": \"#1\"} # x", "$5 $ {\"#pk\": \"#1\"} # x")]
    public async Task References_and_texts(string template, string expected) => Assert.Equal(expected, await RenderAsync(template));

    [Theory]
    [InlineData("a\n  #set($x = 1)\nb", "a\n  b")]
    [InlineData("#if(true)\n  #set($x = 1)\n  b\n#end\nc", "  b\nc")]
    [InlineData("#if(true) \t\r\na#else \nb#end \nc", "ac")]
    [InlineData("#if(false)a#else b#end c", " b c")]
    [InlineData("a ## comment\nb#* c\n *#d", "a bd")]
    [InlineData("#[[$x #if]]#", "$x #if")]
    public async Task Directives_take_their_line_end_with_them(string template, string expected) => Assert.Equal(expected, await RenderAsync(template));

    [Theory]
    [InlineData("true", true)]
    [InlineData("$none", false)]
    [InlineData("'text'", false)]
    [InlineData("$e", true)]
    [InlineData("!$none && $e", true)]
    [InlineData("$none || false", false)]
    [InlineData("1 == 1.0", true)]
    [InlineData("'1' == 1", true)]
    [InlineData("$none == $no", true)]
    [InlineData("2 < 10 and 10 ge 10", true)]
    [InlineData("(1 + 2 * 3) == 7", true)]
    public async Task Conditions(string condition, bool holds) => Assert.Equal(holds ? "yes" : "no", await RenderAsync($"#set($e = '')#if({condition})yes#{{else}}no#end"));

    [Theory]
    [InlineData("#foreach($i in [1..3])$i#if($foreach.hasNext),#end#end", "1,2,3")]
    [InlineData("#foreach($i in [3..1])${foreach.index}$i #end$!i", "03 12 21 ")]
    [InlineData("#set($m = {'a': 1, 'b': 2})#foreach($k in $m.keySet())$k$m.get($k)#end#foreach($v in $m)$v#end", "a1b212")]
    [InlineData("#foreach($i in 'text')x#end#foreach($i in $none)x#end", "")]
    public async Task Loops(string template, string expected) => Assert.Equal(expected, await RenderAsync(template));

    [Theory]
    [InlineData("7 / 2", "3")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("2147483647 + 1", "2147483648")]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    [InlineData("1.5 + 1", "2.5")]
    [InlineData("1e7 * 1", "1.0E7")]
    [InlineData("'a' + 1", "a1")]
    [InlineData("1 / 0", "$x")]
    public async Task Numbers_grow_as_those_of_Java(string expression, string expected) => Assert.Equal(expected, await RenderAsync($"#set($x = {expression})$x"));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1.10", "1.1")]
    [InlineData("100000000.5", "1.000000005E8")]
    [InlineData("1.2345678901234567890", "1.2345678901234567890")]
    [InlineData("""["a/",{"k":null}]""", """["a\/",{"k":null}]""")]
    public async Task Values_of_JSON_have_the_text_that_Java_gives_them(string json, string expected) => Assert.Equal(expected, await RenderAsync("$util.parseJson($input.body)", json));

    [Theory]
    [InlineData("$x.replaceAll('[a-c]', '<$0>')", "<a><b><c>.1")]
    [InlineData("$x.replaceAll('(a)|(1)', '$1~$2~')", "a~~bc.~1~")]
    [InlineData("$x.split('b').size() $x.substring(1) $x.substring(0, 2) $x.length() $x.indexOf('c')", "2 bc.1 ab 5 2")]
    [InlineData("$x.matches('[a-c]+.\\d') $x.contains('c.') $x.startsWith('b')", "true true false")]
    public async Task Strings_have_the_methods_of_Java(string template, string expected) => Assert.Equal(expected, await RenderAsync($"#set($x = 'abc.1'){template}"));

    [Fact]
    public async Task A_text_is_escaped_for_JavaScript()
        => Assert.Equal("it\\'s \\\"q\\\" \\/ \\\\ \\n \\u00E9\\uD83D\\uDE00\u007f", await RenderAsync("$util.escapeJavaScript($input.body)", "it's \"q\" / \\ \n é😀\u007f"));

    [Fact]
    public async Task An_answer_overrides_its_status_and_headers()
    {
        var output = await _engine.RenderAsync(
            new MappingInput("#set($context.responseOverride.status = 404)#set($context.responseOverride.header.Retry-After = \"1\")") { IsResponse = true }, TestContext.Current.CancellationToken);

        Assert.Equal("404", output.Status);
        Assert.Equal("1", output.Headers["Retry-After"]);
    }

    [Theory]
    [InlineData("\n\n  #macro(x)#end", "Line 3, column 3: #macro is not interpreted")]
    [InlineData("$x.getClass()", "Line 1, column 4: the method getClass")]
    [InlineData("$input.json('$..a')", "Line 1, column 8: the JSONPath $..a")]
    [InlineData("a\\$x", "Line 1, column 2: a backslash that escapes")]
    [InlineData("#x(1)", "Line 1, column 1: #x(…), a macro,")]
    [InlineData("$x.a$x.b", "Line 1, column 5: '$x' directly behind a reference")]
    public async Task What_is_left_out_is_refused_with_its_place(string template, string error)
    {
        var refusal = await Assert.ThrowsAsync<NotInterpretedException>(async () => await RenderAsync(template));

        Assert.Contains(error, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("renders the part of Velocity that its generator emits", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#if(true)", "has no #end")]
    [InlineData("#end", "belongs to nothing")]
    [InlineData("#if(true)a#else b#else c#end", "not the last")]
    [InlineData("#set($x = )", "where a value is expected")]
    [InlineData("#set($x = 'a)", "no closing '")]
    [InlineData("$x.get(1 + 1)", "have no end")]
    public async Task A_mistake_is_told_with_its_place(string template, string error)
    {
        var refusal = await Assert.ThrowsAsync<MappingException>(async () => await RenderAsync(template));

        Assert.StartsWith("Line 1, column ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(error, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_has_300_KB_and_a_loop_1000_iterations()
    {
        Assert.Equal(300 * 1024, (await RenderAsync(new string('x', 300 * 1024))).Length);
        var large = await Assert.ThrowsAsync<MappingException>(async () => await RenderAsync(new string('x', (300 * 1024) + 1)));
        Assert.Contains("307201 bytes", large.Message, StringComparison.Ordinal);

        Assert.Equal(1000, (await RenderAsync("#foreach($i in [1..1000])x#end")).Length);
        var loop = await Assert.ThrowsAsync<MappingException>(async () => await RenderAsync("#foreach($i in [1..1001])x#end"));
        Assert.Contains("1,000 times", loop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_regular_expression_takes_characters_of_two_units_as_one()
        => Assert.Equal("<😀>a <😀><a>", await RenderAsync("$input.body.replaceAll('[^a]', '<$0>') $input.body.replaceAll('.', '<$0>')", "😀a"));

    [Fact]
    public async Task A_loop_ends_when_nobody_waits_for_it()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await _engine.RenderAsync(new MappingInput("#foreach($i in [1..9])x#end"), cancelled.Token));
    }

    private async Task<string> RenderAsync(string template, string body = "")
        => (await _engine.RenderAsync(new MappingInput(template) { Body = body }, TestContext.Current.CancellationToken)).Text;
}
