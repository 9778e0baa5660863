using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class MessageFilterFixTests
{
    private const string Id = "SLP1019";

    [Fact]
    public Task The_condition_becomes_the_attribute_and_its_comment_goes_with_it()
        => FixTest.Fixes<MessageFilterCodeFix>(
            Id,
            """
            #nullable enable
            namespace Acme;

            public sealed record OrderPlaced(string Country, bool IsTest);

            [QueueConsumer("vat")] // of the island
            [AllowAction("s3:PutObject", Resource = "*")]
            public sealed class VatInvoice
            {
                public async Task HandleAsync(OrderPlaced order)
                {
                    // Others pay none.
                    if ({|SLP1019:order.Country is not ("GB" or "IE")|}) // either
                    {
                        return;
                    }

                    // Write it.
                    await Console.Out.WriteLineAsync(order.Country);
                }
            }

            [QueueConsumer]
            [MessageFilter(nameof(OrderPlaced.IsTest), false)]
            public sealed class Ledger
            {
                public Task HandleAsync(OrderPlaced order)
                {
                    if ({|SLP1019:order.Country == "GB"|}) return Task.CompletedTask;
                    return Console.Out.WriteLineAsync(order.Country);
                }
            }
            """,
            """
            #nullable enable
            namespace Acme;

            public sealed record OrderPlaced(string Country, bool IsTest);

            [QueueConsumer("vat")] // of the island
            // Others pay none.
            // either
            [MessageFilter(nameof(OrderPlaced.Country), "GB", "IE")]
            [AllowAction("s3:PutObject", Resource = "*")]
            public sealed class VatInvoice
            {
                public async Task HandleAsync(OrderPlaced order)
                {
                    // Write it.
                    await Console.Out.WriteLineAsync(order.Country);
                }
            }

            [QueueConsumer]
            [MessageFilter(nameof(OrderPlaced.IsTest), false)]
            [MessageFilter(nameof(OrderPlaced.Country), AnythingBut = ["GB"])]
            public sealed class Ledger
            {
                public Task HandleAsync(OrderPlaced order)
                {
                    return Console.Out.WriteLineAsync(order.Country);
                }
            }
            """);

    [Theory]
    [InlineData("order.Country != \"GB\"", "nameof(Order.Country), \"GB\"")]
    [InlineData("\"GB\" != order.Country", "nameof(Order.Country), \"GB\"")]
    [InlineData("order.Country != \"GB\" && order.Country != \"IE\"", "nameof(Order.Country), \"GB\", \"IE\"")]
    [InlineData("!(order.Country == \"GB\" || order.Country == \"IE\")", "nameof(Order.Country), \"GB\", \"IE\"")]
    [InlineData("order.Country is \"GB\" or \"IE\"", "nameof(Order.Country), AnythingBut = [\"GB\", \"IE\"]")]
    [InlineData("order.Country == Names.Home", "nameof(Order.Country), AnythingBut = [Names.Home]")]
    [InlineData("order.Country == Secret", "nameof(Order.Country), AnythingBut = [\"a\\\"b\"]")]
    [InlineData("!order.Country.StartsWith(\"G\", StringComparison.Ordinal)", "nameof(Order.Country), Prefix = \"G\"")]
    [InlineData("!order.Address.City.EndsWith(\"n\", StringComparison.Ordinal)", "\"Address.City\", Suffix = \"n\"")]
    [InlineData("order.Coupon != \"X\"", "nameof(Order.Coupon), \"X\"")]
    [InlineData("order.Level != 5", "nameof(Order.Level), 5")]
    [InlineData("order.Number < 1_000", "nameof(Order.Number), AtLeast = 1_000")]
    [InlineData("order.Number <= 10", "nameof(Order.Number), GreaterThan = 10")]
    [InlineData("10 < order.Number", "nameof(Order.Number), AtMost = 10")]
    [InlineData("order.Number >= 10L", "nameof(Order.Number), LessThan = 10L")]
    [InlineData("order.Number is < 0 or > 10", "nameof(Order.Number), AtLeast = 0, AtMost = 10")]
    [InlineData("order.Ticks is not (> 0 and <= 10)", "nameof(Order.Ticks), GreaterThan = 0, AtMost = 10")]
    [InlineData("order.Number is 1 or -1", "nameof(Order.Number), AnythingBut = [1, -1]")]
    [InlineData("order.Ticks != 1", "nameof(Order.Ticks), 1")]
    [InlineData("order.Kind is Kind.Test", "nameof(Order.Kind), AnythingBut = [Kind.Test]")]
    [InlineData("order.Form != Form.Long", "nameof(Order.Form), Form.Long")]
    [InlineData("!order.IsPaid", "nameof(Order.IsPaid), true")]
    [InlineData("order.IsPaid", "nameof(Order.IsPaid), false")]
    [InlineData("order.IsPaid != false", "nameof(Order.IsPaid), false")]
    [InlineData("order.IsPaid is not true", "nameof(Order.IsPaid), true")]
    [InlineData("order.Country != \"GB\" || order.Number < 10 || order.Country == \"X\"", null)]
    [InlineData("order.Country != \"GB\" || !(order.Number >= 10 && !order.IsPaid)", "nameof(Order.Country), \"GB\")]\n[MessageFilter(nameof(Order.Number), AtLeast = 10)]\n[MessageFilter(nameof(Order.IsPaid), false")]
    // What is absent, or null, is handled in code and matches no filter.
    [InlineData("order.Coupon == \"X\"", null)]
    [InlineData("order.Level > 5", null)]
    [InlineData("order.Rare != \"X\"", null)]
    [InlineData("order.Sender!.City != \"Bonn\"", null)]
    // Fractions and large numbers are not compared exactly.
    [InlineData("order.Total < 10m", null)]
    [InlineData("order.Total != 10m", null)]
    [InlineData("order.Ticks < 10", null)]
    [InlineData("order.Number < 1.5", null)]
    [InlineData("(byte)order.Number == 5", null)]
    [InlineData("order.Number < 300_000_000_000", null)]
    // What is written otherwise.
    [InlineData("order.Text != 5", null)]
    [InlineData("order.Odd != Kind.Test", null)]
    [InlineData("order.Form > Form.Short", null)]
    // One filter cannot ask both.
    [InlineData("order.Country != \"GB\" && order.Number < 10", null)]
    [InlineData("order.Number is < 0 and not -5", null)]
    [InlineData("order.Number > 0 && order.Number > 10", null)]
    public Task A_filter_asks_what_the_condition_does_or_there_is_none(string condition, string? filter)
    {
        var before = Consumer($"if ({{|SLP1019:{condition}|}}) return; await Task.Yield();");
        return filter is null
            ? FixTest.Offers_nothing<MessageFilterCodeFix>(Id, before)
            : FixTest.Fixes<MessageFilterCodeFix>(Id, before, Consumer("await Task.Yield();").Replace("[QueueConsumer]\n", $"[QueueConsumer]\n[MessageFilter({filter})]\n", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_topic_compares_smaller_numbers()
        => FixTest.Offers_nothing<MessageFilterCodeFix>(Id, """
            [FanOutTopic]
            public sealed record OrderPlaced(int Number);
            [QueueConsumer]
            public sealed class Consumer
            {
                public void HandleAsync(OrderPlaced order) { if ({|SLP1019:order.Number < 10|}) { return; } Console.WriteLine(order); }
            }
            """);

    [Fact]
    public Task A_text_that_may_be_null_for_all_that_is_said_is_not_excluded()
        => FixTest.Offers_nothing<MessageFilterCodeFix>(Id, """
            public sealed record Order(string Country);
            [QueueConsumer]
            public sealed class Consumer
            {
                public void HandleAsync(Order order) { if ({|SLP1019:order.Country == "GB"|}) { return; } Console.WriteLine(order); }
            }
            """);

    [Fact]
    public Task A_class_in_one_line_and_another_s_name_get_theirs()
        => FixTest.Fixes<MessageFilterCodeFix>(
            Id,
            """
            public sealed record Order(string Country);
            [ServerlessPatterns.QueueConsumer] public sealed class Consumer
            {
                public void HandleAsync(Order order)
                {
                    if ({|SLP1019:order.Country != "GB"|})
                    {
                        return;
                    }
                }
            }
            """,
            """
            public sealed record Order(string Country);
            [ServerlessPatterns.QueueConsumer] [ServerlessPatterns.MessageFilter(nameof(Order.Country), "GB")] public sealed class Consumer
            {
                public void HandleAsync(Order order)
                {
                }
            }
            """);

    [Fact]
    public Task Lines_end_as_they_did()
        => FixTest.Fixes<MessageFilterCodeFix>(
            Id,
            "public sealed record Order(string Country);\r\n[QueueConsumer]\r\npublic sealed class Consumer\r\n{\r\n    public void HandleAsync(Order order)\r\n    {\r\n        // Ours.\r\n        if ({|SLP1019:order.Country != \"GB\"|})\r\n            return;\r\n\r\n        Console.WriteLine(order);\r\n    }\r\n}\r\n",
            "public sealed record Order(string Country);\r\n[QueueConsumer]\r\n// Ours.\r\n[MessageFilter(nameof(Order.Country), \"GB\")]\r\npublic sealed class Consumer\r\n{\r\n    public void HandleAsync(Order order)\r\n    {\r\n        Console.WriteLine(order);\r\n    }\r\n}\r\n");

    [Theory]
    // A filter on the same property, or on what holds it, would be an alternative.
    [InlineData("[QueueConsumer] [MessageFilter(nameof(Order.Country), \"IE\")] public sealed class Consumer", "order.Country != \"GB\"", "")]
    [InlineData("[QueueConsumer] [MessageFilter(\"Address.City\", \"Bonn\")] public sealed class Consumer", "order.Address.City != \"Bonn\"", "")]
    // What others call with messages of their own.
    [InlineData("[QueueConsumer] public sealed class Consumer", "order.Country != \"GB\"", "public sealed class Other { public void Run(Consumer consumer, Order order) => consumer.HandleAsync(order); }")]
    [InlineData("[QueueConsumer] public class Consumer", "order.Country != \"GB\"", "[QueueConsumer(\"other\")] public sealed class Other : Consumer;")]
    // What is wrong with the class, or would be with the filter.
    [InlineData("[QueueConsumer] public abstract class Consumer", "order.Country != \"GB\"", "")]
    [InlineData("[QueueConsumer] public sealed class Consumer", "order.Country != \"GB\" && order.Country != \"GB\"", "")]
    [InlineData("[QueueConsumer] public sealed class Consumer", "!order.Country.StartsWith(\"\", StringComparison.Ordinal)", "")]
    // Without the condition the compiler would warn.
    [InlineData("[QueueConsumer] public sealed class Consumer", "order.Coupon != \"GB\"", "")]
    [InlineData("[QueueConsumer] public sealed class Consumer", "order.Country != /* one\ntwo */ \"GB\"", "")]
    public Task Other_handlers_are_left_alone(string type, string condition, string other)
        => FixTest.Offers_nothing<MessageFilterCodeFix>(Id, $$"""
            #nullable enable
            public sealed record Address(string City);
            public sealed record Order(string Country, string? Coupon, Address Address);
            {{type}}
            {
                public void HandleAsync(Order order)
                {
                    if ({|SLP1019:{{condition}}|}) { return; }
                    Console.WriteLine(order.Coupon{{(condition.Contains("Coupon", StringComparison.Ordinal) ? "" : "?")}}.Length);
                }
            }
            {{other}}
            """);

    [Fact]
    public Task An_attribute_of_another_part_and_directives_are_left_alone()
        => FixTest.Offers_nothing<MessageFilterCodeFix>(Id, """
            public sealed record Order(string Country);
            [QueueConsumer]
            public sealed partial class First;
            public sealed partial class First
            {
                public void HandleAsync(Order order) { if ({|SLP1019:order.Country != "GB"|}) { return; } Console.WriteLine(order); }
            }
            [QueueConsumer("second")]
            public sealed class Second
            {
                public void HandleAsync(Order order)
                {
            #if !OTHER
                    if ({|SLP1019:order.Country != "GB"|}) { return; }
            #endif
                    Console.WriteLine(order);
                }
            }
            """);

    private static string Consumer(string statements) => $$"""
        #nullable enable
        using System.Text.Json.Serialization;
        public enum Kind { Real, Test }
        [JsonConverter(typeof(JsonStringEnumConverter))]
        public enum Form { Short, Long }
        public sealed class OddConverter : JsonConverter<Kind>
        {
            public override Kind Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) => default;
            public override void Write(System.Text.Json.Utf8JsonWriter writer, Kind value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Names { public const string Home = "GB"; }
        public sealed record Address(string City);
        public sealed record Order(string Country, string? Coupon, decimal Total, int Number, int? Level, long Ticks, bool IsPaid, Kind Kind, Form Form, Address Address, Address? Sender)
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
            public string Rare { get; init; } = "";
            [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
            public int Text { get; init; }
            [JsonConverter(typeof(OddConverter))]
            public Kind Odd { get; init; }
        }
        [QueueConsumer]
        public sealed class Consumer
        {
            private const string Secret = "a\"b";
            public async Task HandleAsync(Order order)
            {
                {{statements}}
            }
        }
        """;
}
