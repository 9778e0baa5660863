using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>A target of so many routes, as the generator makes its function.</summary>
internal static class GeneratedEndpoint
{
    /// <summary>The resources, each with four routes; the one that is asked for stands in the middle.</summary>
    private static readonly string[] s_resources = ["customers", "invoices", "orders", "products", "shipments"];

    /// <summary>Compiles it.</summary>
    /// <param name="routes">How many routes, a multiple of 20.</param>
    /// <returns>The function.</returns>
    public static Func<Stream, Task<Stream>> Compile(int routes)
    {
        var tree = CSharpSyntaxTree.ParseText(Source(routes), new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create(
            "Endpoints" + routes,
            [tree],
            [.. Net100.References.All, Reference(typeof(LoadBalancerTargetAttribute)), Reference(typeof(GeneratedEndpoint))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new PatternsGenerator()).WithUpdatedParseOptions((CSharpParseOptions)tree.Options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        using var image = new MemoryStream();
        var result = output.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        return Assembly.Load(image.ToArray()).GetType("Shop.EndpointFunction", throwOnError: true)!.GetMethod("HandleAsync")!.CreateDelegate<Func<Stream, Task<Stream>>>();

        static MetadataReference Reference(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
    }

    private static string Source(int routes)
    {
        var methods = new List<string>();
        for (var version = 1; methods.Count < routes; version++)
        {
            foreach (var resource in s_resources)
            {
                var (path, name) = ($"/v{version}/{resource}", $"V{version}{resource}");
                methods.Add($"[HttpRoute(\"GET\", \"{path}\")] public string List{name}(int? page) => \"\";");
                methods.Add($"[HttpRoute(\"GET\", \"{path}/{{id}}\")] public string Find{name}(string id) => id;");
                methods.Add($"[HttpRoute(\"DELETE\", \"{path}/{{id}}\")] public void Delete{name}(string id) {{ }}");
                methods.Add($"[HttpRoute(\"POST\", \"{path}/{{id}}/lines\")] public OrderLineAnswer Add{name}(string id, OrderLineBody body, [FromHeader(\"X-Tenant\")] string tenant, bool notify = false) => OrderLineAnswer.Of(id, notify, tenant, body);");
            }
        }

        return $$"""
            using ServerlessPatterns;
            using ServerlessPatterns.Benchmarks.LoadBalancer;

            namespace Shop
            {
                [LoadBalancerTarget("/*", Priority = 1)]
                public sealed class Endpoint
                {
                    {{string.Join("\n        ", methods)}}
                }
            }
            """;
    }
}
