namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class HandlerRulesTests
{
    [Fact]
    public void A_class_without_HandleAsync_is_flagged_at_its_name()
        => UsageTest.Flags(
            "SLP0001",
            "'Writer' has no method HandleAsync. A queue consumer needs one accessible instance method HandleAsync, which takes the message first: public Task HandleAsync(MyMessage message, CancellationToken cancellationToken).",
            """
            [QueueConsumer]
            public sealed class [|Writer|]
            {
                public Task Handle(string message) => Task.CompletedTask;
            }
            """);

    [Theory]
    [InlineData("private Task", "(string message)", "has a HandleAsync that is not accessible from generated code")]
    [InlineData("public static Task", "(string message)", "has a static HandleAsync")]
    [InlineData("public Task", "<T>(string message)", "has a generic HandleAsync")]
    [InlineData("[Obsolete(\"Gone.\", true)] public Task", "(string message)", "has a HandleAsync that is obsolete as an error")]
    public void A_HandleAsync_that_generated_code_cannot_call_is_flagged_at_it(string before, string after, string problem)
        => UsageTest.Flags(
            "SLP0001",
            $"'Writer' {problem}. A queue consumer needs one accessible instance method HandleAsync, which takes the message first: public Task HandleAsync(MyMessage message, CancellationToken cancellationToken).",
            $$"""
            [QueueConsumer("q")]
            public sealed class Writer
            {
                {{before}} [|HandleAsync|]{{after}} => Task.CompletedTask;
            }
            """);

    [Fact]
    public void Two_HandleAsync_are_flagged_at_the_second()
        => UsageTest.Flags(
            "SLP0002",
            "'Writer' has 2 methods HandleAsync, and a queue consumer handles one type of message with one; rename or remove the others",
            """
            [QueueConsumer("q")]
            public sealed class Writer
            {
                public Task HandleAsync(string message) => Task.CompletedTask;
                public Task [|HandleAsync|](ReadOnlyMemory<byte> message) => Task.CompletedTask;
            }
            """);

    [Theory]
    [InlineData("Task<int>", "Task.FromResult(1)", "returns 'Task<int>'")]
    [InlineData("ValueTask<int>", "new(1)", "returns 'ValueTask<int>'")]
    [InlineData("int", "1", "returns 'int'")]
    [InlineData("async void", "await Task.Yield()", "is async void, whose end nobody can wait for and whose exceptions end the process")]
    public void A_return_type_that_is_no_plain_task_is_flagged(string type, string body, string problem)
        => UsageTest.Flags(
            "SLP0003",
            $"'Writer.HandleAsync' {problem}; it must return Task, ValueTask or, without async, void",
            $$"""
            [QueueConsumer("q")]
            public sealed class Writer
            {
                public {{type}} [|HandleAsync|](string message) => {{body}};
            }
            """);

    [Theory]
    [InlineData("[|ref string message|]", "takes 'message' by reference", "message")]
    [InlineData("string message, int [|attempts|]", "takes 'attempts' of the type 'int'", "")]
    [InlineData("string message, CancellationToken a, CancellationToken [|b|]", "takes a second 'CancellationToken'", "")]
    [InlineData("MessageContext [|context|], string message", "takes 'MessageContext' first, where the message belongs", "*")]
    public void A_parameter_that_it_cannot_be_given_is_flagged_at_it(string parameters, string problem, string kind)
    {
        // The location of a parameter is its name.
        var marked = kind == "message" ? "ref string [|message|]" : parameters;
        if (kind == "*")
        {
            marked = "MessageContext [|context|], string [|message|]";
        }

        UsageTest.Flags(
            "SLP0004",
            $"'Writer.HandleAsync' {problem}; after the message it takes, in any order and each at most once, MessageContext, InvocationContext, CancellationToken and, with the package Amazon.Lambda.Core, ILambdaContext",
            $$"""
            [QueueConsumer("q")]
            public sealed class Writer
            {
                public void HandleAsync({{marked}}) { }
            }
            """);
    }

    [Fact]
    public void A_HandleAsync_without_a_message_is_flagged()
        => UsageTest.Flags(
            "SLP0004",
            "'Writer.HandleAsync' takes no message; after the message it takes, in any order and each at most once, MessageContext, InvocationContext, CancellationToken and, with the package Amazon.Lambda.Core, ILambdaContext",
            """
            [QueueConsumer("q")]
            public sealed class Writer
            {
                public void [|HandleAsync|]() { }
            }
            """);

    [Fact]
    public void An_ILambdaContext_without_its_package_is_explained()
        => UsageTest.Flags(
            "SLP0004",
            "'Writer.HandleAsync' asks for an ILambdaContext, and the project does not reference Amazon.Lambda.Core; after the message it takes, in any order and each at most once, MessageContext, InvocationContext, CancellationToken and, with the package Amazon.Lambda.Core, ILambdaContext",
            """
            [QueueConsumer("q")]
            public sealed class Writer
            {
                public void HandleAsync(string message, ILambdaContext [|context|]) { }
            }
            """);

    [Fact]
    public void Every_parameter_in_any_order_is_allowed()
        => UsageTest.Allows(
            """
            using Amazon.Lambda.Core;

            [QueueConsumer("q")]
            public sealed class Writer
            {
                public ValueTask HandleAsync(string message, ILambdaContext lambda, CancellationToken token, InvocationContext invocation, MessageContext context) => default;
            }
            """,
            project => project with { HasLambdaCore = true });

    [Fact]
    public void An_inherited_an_overriding_and_a_partial_HandleAsync_are_allowed()
        => UsageTest.Allows(
            """
            public abstract class Base<T>
            {
                public virtual Task HandleAsync(T message) => Task.CompletedTask;
            }

            [QueueConsumer("a")]
            public sealed class Inherits : Base<string>;

            [QueueConsumer("b")]
            public sealed class Overrides : Base<string>
            {
                public override Task HandleAsync(string message) => Task.CompletedTask;
            }

            [QueueConsumer("c")]
            public sealed partial class Partial
            {
                internal partial void HandleAsync(string message);
            }

            public sealed partial class Partial
            {
                internal partial void HandleAsync(string message) { }
            }
            """);

    [Fact]
    public void A_private_HandleAsync_does_not_hide_an_inherited_one()
        => UsageTest.Allows(
            """
            public class Base
            {
                public void HandleAsync(string message) { }
            }

            [QueueConsumer("q")]
            public sealed class Writer : Base
            {
                private void HandleAsync(int message) { }
            }
            """);
}
