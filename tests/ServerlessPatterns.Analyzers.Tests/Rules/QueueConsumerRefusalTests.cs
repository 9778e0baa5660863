using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;
using static ServerlessPatterns.Analyzers.Tests.Rules.EventHandlerSource;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>Where no [QueueConsumer] is offered, because it would do something else.</summary>
public sealed class QueueConsumerRefusalTests
{
    private const string Id = "SLP1010";

    [Theory]

    // What ends the loop says what becomes of the rest of the batch; and there is nothing to handle without more than the message.
    [InlineData("if (order.Id.Length == 0)\n{\nbreak;\n}\n\nSave(order, null);")]
    [InlineData("if (order.Id.Length == 0)\n{\nreturn;\n}\n\nSave(order, null);")]
    [InlineData("")]

    // The batch, and what a MessageContext does not know.
    [InlineData("Save(order, sqs.Records.Count.ToString());")]
    [InlineData("Save(order, record.Body);")]
    [InlineData("Save(order, record.Attributes[\"SentTimestamp\"]);")]
    [InlineData("record.MessageId = order.Id;")]
    [InlineData("Save(order, record);")]

    // A consumer is given no null.
    [InlineData("if (order is null)\n{\ncontinue;\n}\n\nSave(order, null);")]
    [InlineData("if (order != null)\n{\nSave(order, null);\n}")]
    [InlineData("Save(order, order?.Id);")]
    [InlineData("Save(order ?? new Order(\"\"), null);")]

    // A comment that would get lost, and lines that cannot be told apart.
    [InlineData("Save(order, null);\n} // done\n{")]
    [InlineData("#pragma warning disable\nSave(order, null);")]
    public Task The_rest_of_the_loop_must_need_the_message_alone(string rest)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Function(Handler("var order = JsonSerializer.Deserialize<Order>(record.Body)!;", Lines(rest, 12))));

    [Theory]
    [InlineData("// Of JSON.\n            var order = JsonSerializer.Deserialize<Order>(record.Body)!;")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(record.Body)!; // of JSON")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(/* JSON */ record.Body)!;")]
    [InlineData("var body = record.Body;\n            var order = JsonSerializer.Deserialize<Order>(body)!;")]
    [InlineData("var order = JsonSerializer.Deserialize<string>(record.Body)!;")]
    [InlineData("object order = JsonSerializer.Deserialize<Order>(record.Body)!;")]
    public Task A_message_must_be_read_first_and_without_a_comment(string read)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Function(Handler(read, "            Save(order, null);")));

    [Theory]
    [InlineData("public static void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("public override void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("public void {|SLP1010:Apply|}(SQSEvent sqs)")]
    [InlineData("public void {|SLP1010:Handle|}(SQSEvent sqs, string other)")]
    [InlineData("public void {|SLP1010:Handle|}(ILambdaContext context, SQSEvent sqs)")]
    [InlineData("public async void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("public void {|SLP1010:Named|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction(Role = \"@Role\")] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction] [SQSEvent(\"@Orders\", Filters = \"{}\")] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction] [SQSEvent(\"@Orders\", Enabled = false)] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction] [SQSEvent(\"@Orders\")] [SQSEvent(\"@Others\")] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction] [SQSEvent(\"@Orders\", BatchSize = 100)] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction, Obsolete] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[LambdaFunction] // once\n    public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[BatchProcessor] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    [InlineData("[Idempotent] public void {|SLP1010:Handle|}(SQSEvent sqs)")]
    public Task The_method_must_be_free_and_its_settings_those_of_a_consumer(string method)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Function(Handler("var order = JsonSerializer.Deserialize<Order>(record.Body)!;", "            Save(order, null);", method)).Replace("class Function", "class Function : Base, IApply", StringComparison.Ordinal) + """


            public abstract class Base { public virtual void {|SLP1010:Handle|}(SQSEvent sqs) { } public string Name => nameof(Function.Named); }

            public interface IApply { void Apply(SQSEvent sqs) { } }

            public sealed class BatchProcessorAttribute : Attribute;

            public sealed class IdempotentAttribute : Attribute;
            """.Replace(" public string Name => nameof(Function.Named);", method.Contains("Named", StringComparison.Ordinal) ? " public string Name => nameof(Function.Named);" : "", StringComparison.Ordinal));

    [Theory]
    [InlineData("public void HandleAsync(string other)\n    {\n    }", "")]
    [InlineData("public void Other(Amazon.Lambda.SNSEvents.SNSEvent sns)\n    {\n    }", "")]
    [InlineData("public void Other(string input, ILambdaContext context)\n    {\n    }", "")]
    [InlineData("public Function(string name) => Save(null, name);", "")]
    [InlineData("", "[QueueConsumer] public sealed class First { public void HandleAsync(Order order) { } }")]
    [InlineData("", "public partial class Function { }")]
    [InlineData("", "public static class FunctionFunction { }")]
    public Task The_generator_must_take_the_class(string member, string other)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Function(Handler("var order = JsonSerializer.Deserialize<Order>(record.Body)!;", "            Save(order, null);") + "\n\n    " + member).Replace("public class", "public partial class", StringComparison.Ordinal) + "\n\n" + other);

    [Theory]
    [InlineData("        } // done\n    }")]
    [InlineData("        }\n\n        Save(null, null);\n    }")]
    [InlineData("        }\n\n        return;\n    }")]
    public Task Nothing_may_stand_behind_the_loop(string end)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Function(Handler("var order = JsonSerializer.Deserialize<Order>(record.Body)!;").Replace("        }\n    }", end, StringComparison.Ordinal)));

    [Fact]
    public Task Another_file_may_not_call_the_handler()
    {
        var function = Function(Handler("var order = JsonSerializer.Deserialize<Order>(record.Body)!;"));
        const string Caller = "public static class Caller { public static void Call() => new Function().Handle(new Amazon.Lambda.SQSEvents.SQSEvent()); }";
        return FixTest.FixesFiles<QueueConsumerCodeFix>(Id, "", ("Function.cs", function, function), ("Caller.cs", Caller, Caller));
    }
}
