using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class EntryPointRuleTests
{
    private const string Consumer = """[QueueConsumer("q")] class Writer { public void HandleAsync(string message) { } }""";

    [Fact]
    public void A_Main_that_never_runs_the_functions_is_pointed_out()
        => UsageTest.Flags(
            "SLP0024",
            "The program's own Main never calls ServerlessPatternsFunctions.RunAsync(args), so that 'Writer' would be deployed and never run; delete Main (the file Program.cs of a new project), or return what RunAsync gives",
            Consumer + """ static class Program { static void [|Main|]() => Console.WriteLine("Hello, World!"); }""",
            Executable);

    [Theory]
    [InlineData("static class Program { static Task<int> Main(string[] args) => ServerlessPatterns.ServerlessPatternsFunctions.RunAsync(args); }")]
    [InlineData("static class Program { static void Main(string[] args) { Func<string[], Task<int>> run = ServerlessPatterns.ServerlessPatternsFunctions.RunAsync; run(args).Wait(); } }")]
    [InlineData("")]
    public void A_Main_that_runs_them_and_none_at_all_are_fine(string main) => UsageTest.Allows(Consumer + main, Executable);

    [Fact]
    public void A_program_without_functions_may_do_as_it_likes()
        => Assert.Empty(UsageTest.Analyze(UsageTest.Project("static class Program { static void Main() { } }", Executable), out _));

    private static TestProject Executable(TestProject project) => project with { OutputKind = OutputKind.ConsoleApplication };
}
