namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class MessageRulesTests
{
    private const string Concrete = "take a class, record or struct";
    private const string RawBody = "for the raw body take ReadOnlyMemory<byte> or string";

    [Theory]
    [InlineData("public interface IOrder { }", "IOrder", "is an interface without [JsonDerivedType]", "name the types that it may be, or take one of them")]
    [InlineData("public abstract record Order;", "Order", "is abstract without [JsonDerivedType]", "name the types that it may be, or take one of them")]
    [InlineData("public class Order { private Order() { } }", "Order", "has no public constructor", "make one public or mark one with [JsonConstructor]")]
    [InlineData("public class Order { public Order(int a) { } public Order(string b) { } public int A => 1; public string B => \"\"; }", "Order", "has 2 public constructors, none without parameters", "mark one with [JsonConstructor]")]
    [InlineData("public class Order { [JsonConstructor] public Order(int a) { } [JsonConstructor] public Order() { } public int A => 1; }", "Order", "has several constructors with [JsonConstructor]", "leave one")]
    [InlineData("public class Order(int number) { public int Count => number; }", "Order", "has a constructor whose parameter 'number' is no property of it", "give it a property number, or another constructor with [JsonConstructor]")]
    [InlineData("public delegate void Order();", "Order", "is a delegate", Concrete)]
    [InlineData("", "(int A, string B)", "is a tuple, whose members are fields, which the serializer does not read", Concrete)]
    [InlineData("", "dynamic", "is dynamic", Concrete)]
    [InlineData("", "nint", "is an address", Concrete)]
    [InlineData("", "int[,]", "is an array of several dimensions", Concrete)]
    [InlineData("", "byte[]", "is bytes, which JSON holds as base64 in quotation marks", RawBody)]
    [InlineData("", "MemoryStream", "is a stream, which the serializer does not know", RawBody)]
    [InlineData("", "ReadOnlySpan<byte>", "is a ref struct", Concrete)]
    [InlineData("[Obsolete(\"Gone.\", true)] public record Order;", "Order", "is obsolete as an error", Concrete)]
    public void A_message_that_the_serializer_cannot_make_is_flagged_at_the_parameter(string declaration, string type, string problem, string remedy)
        => UsageTest.Flags(
            "SLP0015",
            $"'Writer.HandleAsync' takes '{type.Replace("[,]", "[*,*]", StringComparison.Ordinal)}', which {problem}; {remedy}",
            $$"""
            using System.Text.Json.Serialization;
            {{declaration}}
            [QueueConsumer("q")] public class Writer { public void HandleAsync({{type}} [|message|]) { } }
            """);

    [Theory]
    [InlineData("public record Order(string Id);", "Order")]
    [InlineData("public record struct Order(string Id);", "Order")]
    [InlineData("public struct Order { public Order(int a) { } public Order(string b) { } }", "Order?")]
    [InlineData("public class Order { [JsonConstructor] private Order(string id) => Id = id; public string Id { get; } }", "Order")]
    [InlineData("public class Order { public Order() { } public Order(int other) { } }", "Order")]
    [InlineData("[JsonDerivedType(typeof(Paid), \"paid\")] public abstract record Order; public record Paid : Order;", "Order")]
    [InlineData("[JsonConverter(typeof(object))] public interface Order { }", "Order")]
    [InlineData("public record Envelope<T>(T Body); public record Order;", "Envelope<Order[]>")]
    [InlineData("public enum Order { A }", "Order")]
    [InlineData("public record Order;", "IReadOnlyList<Order>")]
    [InlineData("public record Order;", "Order[]")]
    [InlineData("public record Order;", "Dictionary<string, Order>")]
    [InlineData("", "Guid")]
    [InlineData("", "DateTimeOffset")]
    [InlineData("", "System.Text.Json.JsonElement")]
    [InlineData("", "System.Text.Json.Nodes.JsonObject")]
    [InlineData("", "object")]
    [InlineData("", "int")]
    [InlineData("", "string?")]
    [InlineData("", "ReadOnlyMemory<byte>")]
    public void A_message_that_the_serializer_can_make_is_allowed(string declaration, string type)
        => UsageTest.Allows(
            $$"""
            using System.Text.Json.Serialization;
            {{declaration}}
            [QueueConsumer("q")] public class Writer { public void HandleAsync({{type}} message) { } }
            """);

    [Fact]
    public void A_message_that_generated_code_cannot_reach_is_flagged()
        => UsageTest.Flags(
            "SLP0015",
            "'Writer.HandleAsync' takes 'Outer.Order', which is not accessible from generated code; make it internal or public",
            """
            public class Outer
            {
                private record Order;
                [QueueConsumer("q")] internal class Writer { internal void HandleAsync(Order [|message|]) { } }
            }
            """);

    [Fact]
    public void The_reflection_serializer_is_told_of_at_the_parameter()
        => UsageTest.Flags(
            "SLP0018",
            "'Writer' reads 'Order' with the reflection serializer, which costs start-up time: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            "public record Order; [QueueConsumer] public class Writer { public void HandleAsync(Order [|message|]) { } }");

    [Theory]
    [InlineData("PublishAot")]
    [InlineData("PublishTrimmed")]
    public void The_reflection_serializer_is_warned_of_where_it_fails(string property)
        => UsageTest.Flags(
            "SLP0019",
            $"'Writer' reads 'Order' with the reflection serializer, which fails at run time where {property} is on: no JsonSerializerContext has [JsonSerializable(typeof(Order))]",
            "public record Order; [QueueConsumer] public class Writer { public void HandleAsync(Order [|message|]) { } }",
            project => project with { Properties = project.Properties.Add(property, "true") });

    [Theory]
    [InlineData("[JsonSerializable(typeof(Order), GenerationMode = JsonSourceGenerationMode.Serialization)] partial class Json : JsonSerializerContext;")]
    [InlineData("[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization), JsonSerializable(typeof(Order))] partial class Json : JsonSerializerContext;")]
    [InlineData("[JsonSerializable(typeof(Order[]))] partial class Json : JsonSerializerContext;")]
    [InlineData("[JsonSerializable(typeof(Order))] class Json : JsonSerializerContext;")]
    [InlineData("[JsonSerializable(typeof(Order))] partial class Json;")]
    [InlineData("class Outer { [JsonSerializable(typeof(Order))] partial class Json : JsonSerializerContext; }")]
    [InlineData("static partial class Outer { [JsonSerializable(typeof(Order))] private partial class Json : JsonSerializerContext; }")]
    public void A_context_that_does_not_read_the_message_is_passed_over(string context)
    {
        var diagnostics = UsageTest.Analyze(
            UsageTest.Project("using System.Text.Json.Serialization; public record Order; [QueueConsumer] public class Writer { public void HandleAsync(Order message) { } } " + context),
            out _);

        Assert.Equal("SLP0018", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void A_context_beside_the_message_in_its_own_assembly_is_found()
    {
        // What the serializer's generator would add is written by hand: the test's compiler runs ours alone.
        var contracts = UsageTest.Reference(
            "Contracts",
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using System.Text.Json.Serialization.Metadata;
            namespace Contracts;
            public record Order(string Id);
            public record Envelope<T>(T Body);
            [JsonSerializable(typeof(Order)), JsonSerializable(typeof(Envelope<int>))]
            public class ContractsJson() : JsonSerializerContext(null)
            {
                public static ContractsJson Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """);
        var project = UsageTest.Project(
            """
            using Contracts;
            [QueueConsumer] public class Writer { public void HandleAsync(Order message) { } }
            [QueueConsumer] public class Other { public void HandleAsync(Envelope<int> message) { } }
            """,
            project => project with { OtherReferences = [contracts] });
        var diagnostics = UsageTest.Analyze(project, out var output);

        Assert.Empty(diagnostics.Select(each => each.ToString()));
        Assert.Contains(output.SyntaxTrees, tree => tree.ToString().Contains("global::Contracts.ContractsJson.Default", StringComparison.Ordinal));
    }
}
