using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Rules;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Driver;

/// <summary>Runs the fix that makes a record a [CrudTable], where a function or a server passes it on. Both stay, and with them what is told of them.</summary>
internal static class CrudTableFixTest
{
    public const string Function =
        """
        using System.Threading.Tasks;
        using Acme.Items;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.APIGatewayEvents;

        public sealed class Function(IDynamoDBContext context)
        {
            public Task<Product> {|SLP1005:Get|}(APIGatewayProxyRequest request) => context.LoadAsync<Product>(request.PathParameters["id"]);
        }
        """;

    public const string Server =
        """
        using Acme.Items;
        using Amazon.DynamoDBv2.DataModel;
        using Microsoft.AspNetCore.Builder;

        public static class Server
        {
            public static void Map(WebApplication app) => app.MapGet({|SLP1006:"/products/{id}"|}, (string id, IDynamoDBContext context) => context.LoadAsync<Product>(id));
        }
        """;

    /// <summary>The item's source, in a file of its own.</summary>
    public static Task Fixes(string before, string after, string function = Function) => Run<HandlerAnalyzer>([function, before], [function, after], 1);

    /// <summary>One fix makes one record a table, and all at once make all.</summary>
    public static Task FixesAll(string before, string one, string all, string function)
        => Run<HandlerAnalyzer>([function, before], [function, one], 1, test =>
        {
            test.BatchFixedState.Sources.Add(function);
            test.BatchFixedState.Sources.Add(all);
        });

    public static Task FixesServer(string before, string after) => Run<TwoTierCrudAnalyzer>([Server, before], [Server, after], 1);

    public static Task Fixes(string[] before, string[] after) => Run<HandlerAnalyzer>([Function, .. before], [Function, .. after], 1);

    /// <summary>The item's source is another project's, with or without our library.</summary>
    public static Task FixesContract(string before, string? after, bool hasOurs) => Run<HandlerAnalyzer>([Function], [Function], after is null ? 0 : 1, test =>
    {
        foreach (var (state, source) in new[] { (test.TestState, before), (test.FixedState, after ?? before) })
        {
            var project = new ProjectState("Contracts", "C#", "/1/Item", "cs");
            project.Sources.Add(source);
            project.AdditionalReferences.AddRange(new AnalyzedProject { HasOurs = hasOurs }.References);
            state.AdditionalProjects.Add("Contracts", project);
            state.AdditionalProjectReferences.Add("Contracts");
        }
    });

    /// <summary>No fix is offered.</summary>
    public static Task OffersNothing(string source, string function = Function) => Run<HandlerAnalyzer>([function, source], [function, source], 0);

    /// <summary>Nor where the item's source is a file of that name.</summary>
    public static Task OffersNothingIn(string file, string source) => Run<HandlerAnalyzer>([Function], [Function], 0, test =>
    {
        test.TestState.Sources.Add((file, source));
        test.FixedState.Sources.Add((file, source));
    });

    private static Task Run<TAnalyzer>(string[] before, string[] after, int count, Action<CSharpCodeFixTest<TAnalyzer, CrudTableCodeFix, DefaultVerifier>>? with = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, CrudTableCodeFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            NumberOfIncrementalIterations = count,
            NumberOfFixAllIterations = count,
            NumberOfFixAllInDocumentIterations = count,
            NumberOfFixAllInProjectIterations = count,
        };
        test.DisabledDiagnostics.AddRange(RuleTest.Rules.Select(rule => rule.Id).Where(id => id is not ("SLP1005" or "SLP1006")));
        test.TestState.AdditionalReferences.AddRange(new AnalyzedProject { OtherReferences = [Libraries.Contract("Microsoft.AspNetCore")] }.References);
        foreach (var source in before)
        {
            test.TestState.Sources.Add(source);
        }

        foreach (var source in after)
        {
            test.FixedState.Sources.Add(source);
        }

        // What the fix leaves is told of still.
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.BatchFixedState.MarkupHandling = MarkupMode.Allow;
        with?.Invoke(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
