using System.Text;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Tests.Hosting;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _messages = new();
    private InvocationContext? _seen;

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    private string Messages => Encoding.UTF8.GetString(_messages.ToArray());

    [Theory]
    [InlineData("Acme.Billing.InvoiceWriter")]
    [InlineData("InvoiceWriter")]
    public async Task A_function_is_named_in_full_or_by_its_class(string name)
    {
        await File.WriteAllTextAsync(_file, "{}", TestContext.Current.CancellationToken);

        Assert.Equal(0, await RunAsync("invoke", name, _file));

        Assert.Equal("{}\n", Output);
        Assert.Contains("Invoking Acme.Billing.InvoiceWriter", Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadline_is_the_function_s_timeout_from_now()
    {
        var before = DateTimeOffset.UtcNow;
        await RunAsync("invoke", "InvoiceWriter", _file);

        Assert.InRange(_seen!.Deadline, before.AddSeconds(20), DateTimeOffset.UtcNow.AddSeconds(20));
        Assert.NotEmpty(_seen.RequestId);
    }

    [Fact]
    public async Task A_function_that_fails_ends_with_exit_code_1_and_no_answer()
    {
        Assert.Equal(1, await RunAsync("invoke", "Acme.Failing", _file));

        Assert.Empty(Output);
        Assert.Contains("Acme.Failing failed: System.FormatException: Not a carrier.", Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Missing", "'Missing' is no function of this executable. Give one of: Acme.Billing.InvoiceWriter, Acme.Failing, Acme.A.Twin, Acme.B.Twin.")]
    [InlineData("Twin", "'Twin' is the class name of several functions.")]
    [InlineData("billing.InvoiceWriter", "'billing.InvoiceWriter' is no function")]
    public async Task A_function_that_is_not_there_ends_with_exit_code_2(string name, string message)
    {
        Assert.Equal(2, await RunAsync("invoke", name, _file));

        Assert.Contains(message, Messages, StringComparison.Ordinal);
        Assert.Null(_seen);
    }

    [Fact]
    public async Task An_event_file_that_is_not_there_ends_with_exit_code_2()
    {
        var missing = _file + ".missing";

        Assert.Equal(2, await RunAsync("invoke", "InvoiceWriter", missing));

        Assert.Contains($"The event file '{missing}' cannot be read: ", Messages, StringComparison.Ordinal);
        Assert.Null(_seen);
    }

    [Fact]
    public async Task A_folder_is_no_event_file()
    {
        Assert.Equal(2, await RunAsync("invoke", "InvoiceWriter", Path.GetTempPath()));

        Assert.Contains("cannot be read: ", Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData]
    public async Task The_help_lists_the_functions_with_their_timeouts(params string[] arguments)
    {
        Assert.Equal(0, await RunAsync(arguments));

        Assert.Contains("invoke <function> <event.json>", Output, StringComparison.Ordinal);
        Assert.Contains("Acme.Billing.InvoiceWriter   timeout 20 s", Output, StringComparison.Ordinal);
        Assert.Contains("Acme.Failing   timeout 1.5 s", Output, StringComparison.Ordinal);
        Assert.Empty(Messages);
    }

    [Theory]
    [InlineData("invoke takes a function and an event file, 2 arguments, not 0.", "invoke")]
    [InlineData("invoke takes a function and an event file, 2 arguments, not 1.", "invoke", "InvoiceWriter")]
    [InlineData("invoke takes a function and an event file, 2 arguments, not 3.", "invoke", "InvoiceWriter", "a.json", "b.json")]
    [InlineData("'run' is no command.", "run")]
    public async Task Bad_usage_ends_with_exit_code_2_and_the_help(string message, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.Contains(message, Messages, StringComparison.Ordinal);
        Assert.Contains("Usage:", Messages, StringComparison.Ordinal);
        Assert.Empty(Output);
    }

    [Fact]
    public async Task The_template_beside_the_executable_is_pointed_at()
    {
        var template = Path.Combine(AppContext.BaseDirectory, "ServerlessPatterns.Tests.template.json");
        await RunAsync("invoke", "InvoiceWriter", _file);
        Assert.DoesNotContain("template", Messages, StringComparison.Ordinal);

        await File.WriteAllTextAsync(template, "{}", TestContext.Current.CancellationToken);
        try
        {
            await RunAsync("invoke", "InvoiceWriter", _file);
        }
        finally
        {
            File.Delete(template);
        }

        Assert.Contains($"Its template is {template}", Messages, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private Task<int> RunAsync(params string[] arguments)
    {
        FunctionEntry[] functions =
        [
            new("Acme.Billing.InvoiceWriter", TimeSpan.FromSeconds(20), () => (input, invocation) =>
            {
                _seen = invocation;
                return Task.FromResult(input);
            }),
            new("Acme.Failing", TimeSpan.FromSeconds(1.5), () => (_, _) => throw new FormatException("Not a carrier.")),
            RunningLoop.Function("Acme.A.Twin", RunningLoop.EchoAsync),
            RunningLoop.Function("Acme.B.Twin", RunningLoop.EchoAsync),
        ];
        return new CommandLine(functions, _output, _messages).RunAsync(arguments);
    }
}
