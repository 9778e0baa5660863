namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class SuppressionTests
{
    [Fact]
    public void A_usage_error_that_takes_the_function_away_cannot_be_suppressed()
        => UsageTest.Flags(
            "SLP0009",
            "'Writer': TimeoutSeconds is 0, and must be 1 to 900 (https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html)",
            """
            #pragma warning disable SLP0009
            [QueueConsumer("q", [|TimeoutSeconds = 0|])] class Writer { public void HandleAsync(string message) { } }
            """);

    [Fact]
    public void A_warning_can_be_suppressed()
        => UsageTest.Allows(
            """
            #pragma warning disable SLP0023 // The bucket is the function's own.
            [QueueConsumer("q"), AllowAction("s3:*", Resource = "*")] class Writer { public void HandleAsync(string message) { } }
            """);

    [Fact]
    public void Code_that_does_not_compile_is_the_compilers_to_explain()
    {
        var project = UsageTest.Project(
            """
            [QueueConsumer(Missing.Name, TimeoutSeconds = "x", BatchSize = Missing.Size)]
            [MessageFilter(Missing.Name, 5), MessageFilter("Id", Missing.Value), MessageFilter("Id", AtLeast = Missing.Value), MessageFilter]
            [AllowAction(Missing.Name), AllowAction]
            class Writer(List<Missing> list) : Missing
            {
                public Missing HandleAsync(Envelope<Missing> message, Missing more) => throw new Exception();
            }

            record Envelope<T>(T Id);
            [QueueConsumer] class { public void HandleAsync(string message) { } }
            [QueueConsumer] class Other : Missing;
            """);

        Assert.Empty(UsageTest.Analyze(project, out _).Select(each => each.ToString()));
    }

    [Fact]
    public void Targets_that_do_not_compile_are_the_compilers_to_explain()
    {
        var project = UsageTest.Project(
            """
            [LoadBalancerTarget(Missing.Path, Priority = Missing.Priority)]
            class A { [HttpRoute("GET", "/")] public void Get() { } }
            [LoadBalancerTarget("/b*", Priority = 2, Host = Missing.Host)]
            class B : Missing
            {
                [HttpRoute("GET", Missing.Template)] public void Get(string id) { }
                [HttpRoute(Missing.Method, "/b/{id}")] public void Put(string other) { }
                [HttpRoute("POST")] public void Post() { }
                [HttpRoute] public void Patch() { }
                [HttpRoute("GET", "/b")] public Missing List(Missing body, List<Missing> more, [FromHeader] string header, [FromHeader(Missing.Name)] string name) => HttpResult.Ok(new Missing());
                [HttpRoute("GET", "/b/all")] public Task<Missing> All() => null!;
                [HttpRoute("GET", "/b/none")] public void (int a) { }
                [HttpRoute("GET", "/b/late")] public void Late(int) { }
            }
            [LoadBalancerTarget("/f*", Priority = 6)] class F
            {
                [HttpRoute("GET", "/f/twice")] public void Twice(int a, int a) { }
                [HttpRoute("GET", "/f/copy")] public void Copy(int a) { }
                [HttpRoute("POST", "/f/copy")] public void Copy(int b) { }
            }
            [LoadBalancerTarget] class C { [HttpRoute("GET", "/")] public void Get() { } }
            [LoadBalancerTarget("/d", Priority = 4)] class { [HttpRoute("GET", "/d")] public void Get() { } }
            [LoadBalancerTarget("/e", Priority = 5)] struct E { [HttpRoute("GET", "/e")] public void Get() { } }
            """);

        // What is not written at all can be said without knowing what is missing.
        Assert.Equal(["SLP0009: 'C'"], UsageTest.Analyze(project, out _).Select(each => $"{each.Id}: {each.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split(':')[0]}"));
    }

    [Theory]
    [InlineData("""[QueueConsumer("q")] class Writer { public void HandleAsync(string message) { } }""", true)]
    [InlineData("""[LoadBalancerTarget("/*", Priority = 1)] class Orders { [HttpRoute("GET", "/")] public void Get() { } }""", true)]
    [InlineData("""abstract class Base { [HttpRoute("GET", "/")] public void Get() { } }""", true)]
    [InlineData("""[LoadBalancerTarget("/*", Priority = 1)] class Orders { public void Help() { } }""", false)]
    [InlineData("""[LoadBalancerTarget("/*", Priority = 1)] class Orders { public void HandleAsync(string message) { } }""", false)]
    [InlineData("""class Other { public void HandleAsync(string message) { } }""", false)]
    public void That_a_method_can_be_static_is_not_said_of_those_that_are_called_on_an_instance(string source, bool isSuppressed)
        => Assert.Equal([isSuppressed], StaticMethodAnalyzer.Run(UsageTest.Project(source)).Select(diagnostic => diagnostic.IsSuppressed));
}
