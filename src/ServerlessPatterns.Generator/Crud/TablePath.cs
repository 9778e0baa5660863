using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Reads where a table's collection is.</summary>
internal static class TablePath
{
    private const string Form = "1 to 10 segments of up to 64 ASCII letters, digits, hyphens, underscores and periods, joined by slashes";

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html: and no segment that a URL does away with.
    private static readonly Regex s_path = new("^(?!.*(^|/)\\.{1,2}(/|\\z))[A-Za-z0-9_.-]{1,64}(/[A-Za-z0-9_.-]{1,64}){0,9}\\z", RegexOptions.CultureInvariant);

    public static bool TryRead(INamedTypeSymbol type, AttributeData attribute, ReadContext context, out string path)
    {
        var isGiven = attribute.Positional(0) is { IsNull: false };
        path = isGiven ? attribute.Positional(0)?.Scalar() as string ?? "" : LogicalName.Of(type);
        var location = isGiven ? attribute.Location(0) : ClassReader.Location(type);
        if (!s_path.IsMatch(path))
        {
            var hint = !isGiven ? "; it was made from the type's own name: give another, [CrudTable(\"other-path\")]"
                : path.StartsWith("/", StringComparison.Ordinal) ? "; leave out the slash at the beginning"
                : path.Contains("{") ? "; leave out the keys, which are appended"
                : "";
            context.Report(UsageRules.Name, location, type.Name, "table's path", path, Form, hint);
            return false;
        }

        // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
        if (path.Split('/')[0] is "ping" or "sping")
        {
            context.Report(UsageRules.Name, location, type.Name, "table's path", path, "another than ping and sping, which API Gateway keeps for its health check (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html)", "");
            return false;
        }

        return true;
    }
}
