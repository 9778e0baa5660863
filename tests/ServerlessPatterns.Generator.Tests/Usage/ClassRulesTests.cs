using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class ClassRulesTests
{
    private const string Body = "{ public void HandleAsync(string message) { } }";

    [Theory]
    [InlineData("abstract class [|Writer|] " + Body, "is abstract", "put the attribute on the classes that derive from it")]
    [InlineData("static class [|Writer|] { }", "is static", "make it an ordinary class")]
    [InlineData("class [|Writer|]<T> " + Body, "is generic", "derive a class from it that is not, and put the attribute there")]
    [InlineData("file class [|Writer|] " + Body, "is local to its file", "remove 'file'")]
    [InlineData("[Obsolete(\"Gone.\", true)] class [|Writer|] " + Body, "is obsolete as an error", "remove one of the two attributes")]
    public void A_class_that_cannot_be_made_is_flagged_at_its_name(string declaration, string problem, string remedy)
        => UsageTest.Flags("SLP0005", $"'Writer' {problem}, so that generated code cannot make an instance of it; {remedy}", "[QueueConsumer(\"q\")] " + declaration);

    [Theory]
    [InlineData("class Outer<T>", "public", "is nested in the generic type 'Outer<T>'", "derive a class from it that is not, and put the attribute there")]
    [InlineData("class Outer", "private", "is not accessible outside its containing type", "make it and the types that contain it internal or public")]
    [InlineData("[Obsolete(\"Gone.\", true)] class Outer", "public", "is nested in 'Outer', which is obsolete as an error", "move it out")]
    [InlineData("file class Outer", "public", "is local to its file", "remove 'file'")]
    public void A_nested_class_that_cannot_be_reached_is_flagged(string outer, string accessibility, string problem, string remedy)
        => UsageTest.Flags(
            "SLP0005",
            $"'Writer' {problem}, so that generated code cannot make an instance of it; {remedy}",
            $$"""{{outer}} { [QueueConsumer("q")] {{accessibility}} class [|Writer|] {{Body}} }""");

    [Theory]
    [InlineData("namespace @event.Acme { [QueueConsumer(\"q\")] class @class " + Body + " }")]
    [InlineData("class Orders { internal struct Inner { [QueueConsumer(\"q\")] internal sealed class Writer " + Body + " } }")]
    [InlineData("[QueueConsumer(\"q\")] record Schreibstück { internal void HandleAsync(string message) { } }")]
    [InlineData("namespace Acme.System.Task { [QueueConsumer(\"q\")] class Stream " + Body + " }")]
    public void Odd_names_and_places_are_allowed(string source) => UsageTest.Allows(source);

    [Fact]
    public void A_taken_function_name_is_flagged()
        => UsageTest.Flags(
            "SLP0016",
            "'Writer' gets the function class 'Acme.WriterFunction', and there is already a type of that name; rename one of the two",
            $$"""
            namespace Acme;
            [QueueConsumer("q")] class [|Writer|] {{Body}}
            class WriterFunction;
            """);

    [Fact]
    public void Classes_whose_functions_would_have_one_name_are_flagged_each()
        => UsageTest.Flags(
            "SLP0016",
            "'B_C' gets the function class 'A_B_CFunction', and so does 'A_B.C'; rename one of the two",
            $$"""
            class A { [QueueConsumer("q")] internal class [|B_C|] {{Body}} }
            class A_B { [QueueConsumer("r")] internal class [|C|] {{Body}} }
            """);

    [Fact]
    public void The_same_name_in_another_namespace_or_with_type_parameters_is_allowed()
        => UsageTest.Allows(
            $$"""
            namespace Acme
            {
                [QueueConsumer("q")] class Writer {{Body}}
                class WriterFunction<T>;
            }

            namespace Other { class WriterFunction; }
            """);

    [Fact]
    public void A_handler_that_Lambda_finds_too_long_is_flagged()
    {
        var ns = new string('N', 100);
        UsageTest.Flags(
            "SLP0016",
            $"'Writer' gets the Lambda handler 'Acme::{ns}.WriterFunction::HandleAsync' of 134 characters, and Lambda takes at most 128 (https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html); shorten the names of the class, its namespace or the assembly, or make the project an executable",
            $$"""namespace {{ns}} { [QueueConsumer("q")] class [|Writer|] {{Body}} }""");
    }

    [Fact]
    public void A_long_name_in_an_executable_is_allowed()
        => UsageTest.Allows(
            $$"""namespace {{new string('N', 100)}} { [QueueConsumer("q")] class Writer {{Body}} }""",
            project => project with { OutputKind = OutputKind.ConsoleApplication });

    [Fact]
    public void A_language_that_is_too_old_for_the_generated_code_is_flagged()
        => UsageTest.Flags(
            "SLP0020",
            "'Writer' gets no function: the generated code needs C# 11 or later, and the project is compiled as C# 10.0; set <LangVersion>latest</LangVersion>",
            "[QueueConsumer(\"q\")] class [|Writer|] " + Body,
            project => project with { LanguageVersion = LanguageVersion.CSharp10 });

    [Fact]
    public void Nothing_is_said_of_a_struct_for_the_compiler_says_it()
    {
        var diagnostics = UsageTest.Analyze(UsageTest.Project("[QueueConsumer(\"q\")] struct Writer " + Body), out _);

        Assert.Empty(diagnostics);
    }

    [Fact]
    public void A_project_without_the_library_is_left_alone()
    {
        var project = UsageTest.Project("class QueueConsumerAttribute : Attribute; [QueueConsumer] abstract class Writer;", project => project with { HasLibrary = false });

        Assert.Empty(UsageTest.Analyze(project, out _));
    }
}
