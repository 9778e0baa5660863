using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>The tree of an API's paths, each with its logical id; tables share the segments that their paths have in common.</summary>
internal sealed class ApiPaths
{
    private const string Begin = ApiIds.RestApi;
    private const string End = "Resource";

    /// <summary>How much of a path fits into its ids, with a hash, and with the longest that others put behind.</summary>
    private static readonly int s_room = LogicalIdPlan.MaximumLength - Begin.Length - StableHash.Of("").Length - End.Length - ApiIds.Preflight("").Length;

    private readonly SortedDictionary<string, string> _ids = new(StringComparer.Ordinal);

    public ApiPaths(IEnumerable<string> paths)
    {
        var all = new SortedSet<string>(paths.SelectMany(WithParents), StringComparer.Ordinal);
        foreach (var alike in all.GroupBy(Identifier, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var path in alike)
            {
                var name = alike.Key.Length > s_room ? Identifier(path).Substring(0, s_room) : Identifier(path);
                _ids.Add(path, $"{Begin}{name}{(alike.Key.Length > s_room || alike.Skip(1).Any() ? StableHash.Of(path) : "")}{End}");
            }
        }
    }

    /// <summary>Every path but the root, parents before children.</summary>
    public IEnumerable<string> All => _ids.Keys;

    public string Id(string path) => _ids[path];

    /// <summary>The resource of a path's parent.</summary>
    public JsonNode Parent(string path)
        => path.LastIndexOf('/') is > 0 and var end ? Intrinsic.Ref(_ids[path.Substring(0, end)]) : Intrinsic.GetAtt(ApiIds.RestApi, "RootResourceId");

    public static string LastSegment(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static IEnumerable<string> WithParents(string path)
    {
        for (var end = path.IndexOf('/', 1); end >= 0; end = path.IndexOf('/', end + 1))
        {
            yield return path.Substring(0, end);
        }

        yield return path;
    }

    private static string Identifier(string path)
        => string.Concat(path.Split('/').Select(segment => AsciiIdentifier.Of(segment, out _)));
}
