using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>
/// Random routes and requests, answered by our generated functions and by ASP.NET Core's minimal API. They must agree but for what
/// docs/patterns/load-balancer.md lists. DIFFERENTIAL_SETS runs more sets, DIFFERENTIAL_SEED other ones.
/// </summary>
public sealed class DifferentialTests
{
    private const int Sets = 30;

    // Of those with which so few sets come across every listed difference.
    private const int Seed = 1;
    private const int RoutesInSet = 30;
    private const int RequestsForRoute = 3;

    private static readonly int s_sets = Number("DIFFERENTIAL_SETS", Sets);
    private static readonly int s_seed = Number("DIFFERENTIAL_SEED", Seed);

    private static readonly int[] s_statuses = [200, 400, 404, 405, 415];

    [Fact]
    public async Task Routing_and_binding_agree_with_ASPNET_Core_but_for_what_is_documented()
    {
        var random = new Random(s_seed);
        var sets = Enumerable.Range(0, s_sets).Select(_ => RandomRoutes.Set(random, RoutesInSet)).ToArray();
        var assembly = Compile(sets);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var differences = new List<string>();
        var known = new HashSet<Oddity>();
        var requests = new RandomRequests(random);
        var agreed = new Dictionary<int, int>();
        for (var set = 0; set < sets.Length; set++)
        {
            await using var theirs = await AspNetCoreServer.StartAsync(assembly, set);
            var ours = new GeneratedTarget(assembly, $"Set{set}.EndpointFunction");
            foreach (var route in sets[set])
            {
                for (var i = 0; i < RequestsForRoute; i++)
                {
                    var request = requests.For(route);
                    var (our, their) = (await ours.SendAsync(request), await theirs.SendAsync(client, request));
                    if (our == their)
                    {
                        agreed[our.Status] = agreed.GetValueOrDefault(our.Status) + 1;
                    }
                    else if (request.Oddities.Count > 0 || IsKnown(await ours.ProblemAsync(request)))
                    {
                        // Of a request that is odd in several ways, which one it was is not known.
                        if (request.Oddities.Count == 1)
                        {
                            known.Add(request.Oddities.Single());
                        }
                    }
                    else
                    {
                        differences.Add($"set {set}: {request}\n   ours   {our} {(our.Status == 200 ? "" : ours.Body)}\n   theirs {their}\n   {route.Verb} {route.Template} ({string.Join(", ", route.Parameters.Select(parameter => parameter.Declaration))})");
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences, the first:\n{string.Join("\n", differences.Take(25))}");

        // Whatever is listed as a difference must be one, and the requests must be worth sending. Of other seeds nobody knows what they come across.
        if (s_seed == Seed && s_sets >= Sets)
        {
            Assert.Equal(Enum.GetValues<Oddity>(), known.Order());
        }

        Assert.All(s_statuses, status => Assert.True(agreed.GetValueOrDefault(status) > s_sets, $"Only {agreed.GetValueOrDefault(status)} answers of {status}."));
    }

    // A value may get to another route than it was made for, where it is an enum's number, or one of several.
    private static bool IsKnown(string problem)
        => problem.Contains("must be one of Red, Green, Blue, and is '", StringComparison.Ordinal) || problem.Contains("must be given once, and is given", StringComparison.Ordinal);

    private static Assembly Compile(IReadOnlyList<RandomRoute>[] sets)
    {
        var shared = Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!;
        var project = new TestProject([RandomRoutes.Shared, .. sets.Select((routes, index) => RandomRoutes.Source(index, routes))])
        {
            AssemblyName = "Differential",
            OtherReferences =
            [
                .. Directory.EnumerateFiles(shared, "Microsoft.AspNetCore.*.dll").Concat(Directory.EnumerateFiles(shared, "Microsoft.Extensions.*.dll")).Select(file => MetadataReference.CreateFromFile(file)),
            ],
        };
        var compilation = project.Compile();
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        var result = output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        return Assembly.Load(image.ToArray());
    }

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
