using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SenderInjectionTests
{
    private const string Call = "SLP1002";

    [Fact]
    public Task A_task_that_is_returned_is_the_sender_s()
        => Fixes(
            Plain("", "public Task HandleAsync(Order order) => s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id));"),
            Plain("(IQueueSender<Bill> bills)", "public Task HandleAsync(Order order) => bills.SendAsync(new Bill(order.Id));"));

    [Fact]
    public Task An_asynchronous_expression_is_the_sender_s()
        => Fixes(
            Plain("", "public async ValueTask HandleAsync(Order order) => (await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id))).EnsureSuccessStatusCode();"),
            Plain("(IQueueSender<Bill> bills)", "public async ValueTask HandleAsync(Order order) => await bills.SendAsync(new Bill(order.Id));"));

    [Theory]
    // A parameter more: behind the others, before what has a default; beside one that is read elsewhere.
    [InlineData("(ITopicPublisher<OrderPlaced> orders)", "(ITopicPublisher<OrderPlaced> orders, IQueueSender<Bill> bills)", "_ = orders;", "bills")]
    [InlineData("(int size = 1)", "(IQueueSender<Bill> bills, int size = 1)", "_ = size;", "bills")]
    [InlineData("(\n    ITopicPublisher<OrderPlaced> orders, // all\n    int size = 1)", "(\n    ITopicPublisher<OrderPlaced> orders,\n    IQueueSender<Bill> bills, // all\n    int size = 1)", "_ = (size, orders);", "bills")]
    [InlineData("()", "(IQueueSender<Bill> bills)", "", "bills")]
    // One that is there.
    [InlineData("(IQueueSender<Bill> queue)", "(IQueueSender<Bill> queue)", "", "queue")]
    // A name that is taken.
    [InlineData("", "(IQueueSender<Bill> bills2)", "var bills = 1; _ = bills;", "bills2")]
    public Task The_primary_constructor_takes_the_sender(string parameters, string then, string other, string name)
        => Fixes(
            Plain(parameters, $"public async Task HandleAsync(Order order) {{ {other} await s_http.{{|SLP1002:PostAsJsonAsync|}}(Url, new Bill(order.Id)); }}"),
            Plain(then, $"public async Task HandleAsync(Order order) {{ {other} await {name}.SendAsync(new Bill(order.Id)); }}"));

    [Theory]
    [InlineData("HttpClient http, IQueueSender<Bill> bills", "IQueueSender<Bill> bills", "")]
    [InlineData("IQueueSender<Bill> bills, HttpClient http", "IQueueSender<Bill> bills", "")]
    [InlineData("HttpClient http, string path = \"/\"", "IQueueSender<Bill> bills", " + path")]
    public Task Parameters_that_only_the_call_read_go(string parameters, string then, string path)
        => Fixes(
            Plain($"({parameters})", $"public async Task HandleAsync(Order order) => await http.{{|SLP1002:PostAsJsonAsync|}}(Url{path}, new Bill(order.Id));"),
            Plain($"({then})", "public async Task HandleAsync(Order order) => await bills.SendAsync(new Bill(order.Id));"));

    [Fact]
    public Task A_constructor_keeps_the_sender_in_a_field()
        => Fixes(
            Plain("", """
                private readonly HttpClient _http;

                    public OrderHandler(HttpClient? http = null)
                    {
                        _http = http ?? new();
                    }

                    public async Task HandleAsync(Order order) => await _http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id));
                """),
            Plain("", """
                private readonly HttpClient _http;
                    private readonly IQueueSender<Bill> _bills;

                    public OrderHandler(IQueueSender<Bill> bills, HttpClient? http = null)
                    {
                        _http = http ?? new();
                        _bills = bills;
                    }

                    public async Task HandleAsync(Order order) => await _bills.SendAsync(new Bill(order.Id));
                """));

    [Fact]
    public Task A_constructor_without_fields_gets_the_first()
        => Fixes(
            Plain("", """
                /// <summary>Makes it.</summary>
                    public OrderHandler() { }

                    public async Task HandleAsync(Order order) => await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id));
                """),
            Plain("", """
                private readonly IQueueSender<Bill> _bills;

                    /// <summary>Makes it.</summary>
                    public OrderHandler(IQueueSender<Bill> bills) { _bills = bills; }

                    public async Task HandleAsync(Order order) => await _bills.SendAsync(new Bill(order.Id));
                """));

    [Fact]
    public Task A_field_is_named_as_the_others_are()
        => Fixes(
            Plain("", """
                private readonly int size;

                    public OrderHandler()
                    {
                        size = 1;
                    }

                    public async Task HandleAsync(Order order) { _ = size; await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id)); }
                """),
            Plain("", """
                private readonly int size;
                    private readonly IQueueSender<Bill> bills;

                    public OrderHandler(IQueueSender<Bill> bills)
                    {
                        size = 1;
                        this.bills = bills;
                    }

                    public async Task HandleAsync(Order order) { _ = size; await bills.SendAsync(new Bill(order.Id)); }
                """));

    [Theory]
    // Not one constructor, or none whose body takes more.
    [InlineData("", "public OrderHandler() { } internal OrderHandler(int size) { }", "")]
    [InlineData("", "public OrderHandler() => Console.WriteLine();", "")]
    // The generator makes nothing of the class.
    [InlineData("(Uri address)", "public Uri Address => address;", "")]
    public Task A_class_that_takes_no_sender_is_left_alone(string parameters, string members, string other)
        => Offers_nothing(Plain(parameters, members + " public async Task HandleAsync(Order order) { await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id)); }", "class") + other);

    [Theory]
    [InlineData("using System.Net.Http.Json;\r\nusing Zebra;\r\n", "using System.Net.Http.Json;\r\nusing ServerlessPatterns;\r\nusing Zebra;\r\n")]
    [InlineData("using System.Net.Http.Json;\r\nusing J = System.Text.Json;\r\n", "using System.Net.Http.Json;\r\nusing ServerlessPatterns;\r\nusing J = System.Text.Json;\r\n")]
    public Task The_senders_are_imported_and_lines_end_as_they_did(string usings, string then)
        => FixTest.Fixes<SenderCodeFix>(
            Call,
            usings + Lines("", "await s_http.{|SLP1002:PostAsJsonAsync|}(\"http://bills.shop.internal/\", new Bill(order));"),
            then + Lines("(IQueueSender<Bill> bills)", "await bills.SendAsync(new Bill(order));"),
            project => FixTest.WithSenders(project) with { ImportsOurs = false, Sources = ["namespace Zebra { }"] });

    [Fact]
    public Task Above_a_namespace_they_are_imported_first()
        => FixTest.Fixes<SenderCodeFix>(
            Call,
            "// Ours.\r\nnamespace Acme;\r\n" + Lines("", "await System.Net.Http.Json.HttpClientJsonExtensions.{|SLP1002:PostAsJsonAsync|}(s_http, \"http://bills.shop.internal/\", new Bill(order));"),
            "// Ours.\r\nusing ServerlessPatterns;\r\n\r\nnamespace Acme;\r\n" + Lines("(IQueueSender<Bill> bills)", "await bills.SendAsync(new Bill(order));"),
            project => FixTest.WithSenders(project) with { ImportsOurs = false });

    [Fact]
    public Task A_class_that_another_file_makes_is_left_alone()
        => FixTest.Offers_nothing<SenderCodeFix>(
            Call,
            Plain("", "public async Task HandleAsync(Order order) { await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id)); }"),
            project => FixTest.WithSenders(project) with { Sources = ["public static class Other { public static OrderHandler Make() => new(); }"] });

    [Fact]
    public Task A_base_of_another_file_s_class_is_left_alone()
        => FixTest.Offers_nothing<SenderCodeFix>(
            Call,
            Plain("", "public async Task HandleAsync(Order order) { await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id)); }", "class"),
            project => FixTest.WithSenders(project) with { Sources = ["[QueueConsumer(\"more\")] public sealed class More : OrderHandler;"] });

    [Fact]
    public Task A_parameter_that_another_part_reads_stays()
        => FixTest.Fixes<SenderCodeFix>(
            Call,
            Plain("(HttpClient http)", "public async Task HandleAsync(Order order) { await http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id)); }", "sealed partial class"),
            Plain("(HttpClient http, IQueueSender<Bill> bills)", "public async Task HandleAsync(Order order) { await bills.SendAsync(new Bill(order.Id)); }", "sealed partial class"),
            project => FixTest.WithSenders(project) with
            {
                Sources = ["public sealed partial class OrderHandler { public HttpClient Client => http; }", Startup],
            });

    [Fact]
    public Task Without_the_package_of_the_senders_there_is_none()
        => FixTest.Offers_nothing<SenderCodeFix>(Call, Plain("", "public async Task HandleAsync(Order order) { await s_http.{|SLP1002:PostAsJsonAsync|}(Url, new Bill(order.Id)); }"));

    private static Task Fixes(string before, string after) => FixTest.Fixes<SenderCodeFix>(Call, before, after, FixTest.WithSenders);

    private static Task Offers_nothing(string source) => FixTest.Offers_nothing<SenderCodeFix>(Call, source, FixTest.WithSenders);

    private const string Startup =
        """
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }
            public sealed class ServiceProvider { }
            public static class ServiceCollectionContainerBuilderExtensions { public static ServiceProvider BuildServiceProvider(IServiceCollection services) => new(); }
        }

        [ServiceStartup]
        public static class Startup { public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
        """;

    private static string Lines(string parameters, string statement) => $$"""
        [ServerlessPatterns.QueueName("bills")]
        public sealed record Bill(string Id);

        [ServerlessPatterns.QueueConsumer("orders")]
        public sealed class OrderHandler{{parameters}}
        {
            private static readonly HttpClient s_http = new();

            public async Task HandleAsync(string order)
            {
                {{statement}}
            }
        }

        """.Replace("\n", "\r\n", StringComparison.Ordinal);

    private static string Plain(string parameters, string members, string modifiers = "sealed class") => $$"""
        #nullable enable
        using System.Net.Http.Json;

        [FanOutTopic]
        public sealed record OrderPlaced(string Id);
        public sealed record Order(string Id);
        [QueueName("bills")]
        public sealed record Bill(string Id);

        [QueueConsumer]
        public {{modifiers}} OrderHandler{{parameters}}
        {
            private const string Url = "http://stock.shop.internal/";
            private static readonly HttpClient s_http = new();
            {{members}}
        }
        """;
}
