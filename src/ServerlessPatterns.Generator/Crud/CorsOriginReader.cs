using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Crud.Api;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Reads the origins whose pages may call.</summary>
internal static class CorsOriginReader
{
    // https://fetch.spec.whatwg.org/#origin-header: scheme, host and port, without a path.
    private static readonly Regex s_origin = new("^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?\\z", RegexOptions.CultureInvariant);

    public static bool TryRead(INamedTypeSymbol type, AttributeData attribute, ReadContext context, out EquatableArray<string> origins)
    {
        origins = EquatableArray<string>.Empty;
        if (attribute.Named("CorsOrigins") is not { Kind: TypedConstantKind.Array, IsNull: false } given)
        {
            return true;
        }

        var read = given.Values.Select(value => value.Value as string ?? "").Distinct(StringComparer.Ordinal).ToArray();
        var wrong = read.FirstOrDefault(origin => origin != "*" && !s_origin.IsMatch(origin));
        if (wrong is not null)
        {
            var hint = wrong.TrimEnd('/') is var trimmed && s_origin.IsMatch(trimmed) ? $"; leave out the slash at the end: \"{trimmed}\"" : "";
            context.Report(UsageRules.Name, attribute.Location("CorsOrigins"), type.Name, "CORS origin", wrong, "a scheme and host, with a port where it is not the scheme's own (https://shop.example, http://localhost:5173), or *", hint);
            return false;
        }

        if (read.Length > 1 && read.Contains("*"))
        {
            context.Report(UsageRules.SettingsContradict, attribute.Location("CorsOrigins"), type.Name, "CorsOrigins has * beside other origins, and * is every origin", "leave * alone, or leave it out");
            return false;
        }

        if (read.Length > Cors.MaximumOrigins)
        {
            context.Report(UsageRules.SettingRange, attribute.Location("CorsOrigins"), type.Name, "the number of CorsOrigins", read.Length, $"at most {Cors.MaximumOrigins}", "the preflight tells them apart by statuses of 2xx");
            return false;
        }

        origins = read.OrderBy(origin => origin, StringComparer.Ordinal).ToEquatableArray();
        return true;
    }
}
