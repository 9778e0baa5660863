using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Caching;

/// <summary>As <see cref="RunReasonTests"/>, for load balancer targets.</summary>
public sealed class TargetRunReasonTests
{
    private const string Source =
        """
        namespace Acme;

        public sealed record Order(string Id, int Lines);

        public enum Sort { Ascending, Descending }

        [LoadBalancerTarget("/orders/*", Priority = 1)]
        public sealed class Orders
        {
            [HttpRoute("GET", "/orders/{id}")]
            public HttpResult Get(string id, Sort sort, int limit = 20)
            {
                return HttpResult.Ok(id);
            }

            [HttpRoute("POST", "/orders")]
            public void Post(Order order)
            {
            }
        }

        [LoadBalancerTarget("/invoices", Priority = 2)]
        public sealed class Invoices
        {
            [HttpRoute("GET", "/invoices")]
            public void Get()
            {
            }
        }
        """;

    private static readonly string[] s_all = [PatternsGenerator.Step.Gate, PatternsGenerator.Step.Patterns, PatternsGenerator.Step.Handlers, PatternsGenerator.Step.Service];

    private static readonly string[] s_allAndDiagram = [.. s_all, PatternsGenerator.Step.Architecture];

    public static TheoryData<string, string, string, string[]> Edits => new()
    {
        { "a body", "return HttpResult.Ok(id);", "return HttpResult.Ok(limit);", [] },
        { "a comment", "public enum Sort", "// How.\npublic enum Sort", [] },
        { "another method", "[HttpRoute(\"POST\"", "public void Help() { }\n    [HttpRoute(\"POST\"", [PatternsGenerator.Step.Gate] },
        { "a member of the body", "int Lines", "int Lines, string? Note = null", [PatternsGenerator.Step.Gate] },
        { "a member of an enum", "Descending }", "Descending, None }", [PatternsGenerator.Step.Gate] },
        { "a new route", "[HttpRoute(\"POST\", \"/orders\")]", "[HttpRoute(\"POST\", \"/orders\"), HttpRoute(\"PUT\", \"/orders\")]", s_all },
        { "a template", "\"/orders/{id}\"", "\"/orders/by/{id}\"", s_all },
        { "a default", "limit = 20", "limit = 30", s_all },
        { "a parameter", "string id,", "string id, string? after,", s_all },
        { "what a method returns", "public void Post(Order order)", "public int Post(Order order) => 1; void Other()", s_all },
        { "a priority", "Priority = 1", "Priority = 3", s_all },
        { "a host", "Priority = 1", "Priority = 1, Host = \"shop.example.com\"", s_allAndDiagram },
        { "a health check", "Priority = 1", "Priority = 1, HealthCheckPath = \"/health\"", s_all },
        { "a target's end", "[LoadBalancerTarget(\"/invoices\", Priority = 2)]", "", s_allAndDiagram },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_of_a_target_runs_the_steps_that_depend_on_it(string edit, string before, string after, string[] changed)
    {
        var result = RunTwice(before, after);

        var reasons = TrackedSteps.Reasons(result);
        Assert.All(changed, step => Assert.True(reasons[step].Any(IsNew), $"{edit}: {step} is {string.Join(", ", reasons[step])}."));
        TrackedSteps.AssertNothingChanged(result, except: changed, outputs: changed.Length <= 1);
    }

    [Fact]
    public void A_new_route_changes_the_handler_and_not_the_template()
    {
        var files = new[] { Source, Source.Replace("HttpRoute(\"POST\", \"/orders\")", "HttpRoute(\"POST\", \"/orders\"), HttpRoute(\"PUT\", \"/orders\")", StringComparison.Ordinal) }
            .Select(source => GeneratorTest.Run(new TestProject(source)))
            .ToArray();

        Assert.Equal(["Acme.OrdersFunction.g.cs"], files[0].Files.Where(file => files[0].File(file) != files[1].File(file)));
    }

    [Fact]
    public void An_edit_of_one_target_leaves_the_other_s_handler_alone()
    {
        var result = RunTwice("\"/orders/{id}\"", "\"/orders/by/{id}\"");

        Assert.Single(result.TrackedSteps[PatternsGenerator.Step.Handlers].SelectMany(run => run.Outputs), output => IsNew(output.Reason));
    }

    private static GeneratorRunResult RunTwice(string before, string after)
    {
        var project = new TestProject(Source);
        var compilation = project.Compile();
        var driver = project.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var tree = compilation.SyntaxTrees[0];
        Assert.Contains(before, tree.ToString(), StringComparison.Ordinal);
        var edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(before, after, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
        return driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static bool IsNew(IncrementalStepRunReason reason)
        => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Removed;
}
