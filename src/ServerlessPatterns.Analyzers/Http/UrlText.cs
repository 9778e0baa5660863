using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Http;

/// <summary>Puts together what is known of a URL.</summary>
internal static class UrlText
{
    /// <summary>Stands for what is not known: no URL has it.</summary>
    public const char Unknown = '\uFFFF';

    private const int MaxDepth = 16;

    /// <summary>A host stands at the beginning.</summary>
    private const int MaxLength = 1024;

    /// <summary>The text of a string, Uri or request; null where nothing of it is known.</summary>
    public static string? Of(IOperation operation, SymbolUses uses)
    {
        var text = new StringBuilder();
        Append(operation, uses, text, depth: 0);
        return text.ToString().All(character => character == Unknown) ? null : text.ToString();
    }

    /// <summary>The host of an absolute URL, in lower case; null for a relative one, and for one whose host is not known at all.</summary>
    public static string? Host(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0 || url.Substring(0, start).ToUpperInvariant() is not ("HTTP" or "HTTPS"))
        {
            return null;
        }

        var rest = url.Substring(start + 3);
        var end = rest.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? rest : rest.Substring(0, end);
        authority = authority.Substring(authority.LastIndexOf('@') + 1);
        if (authority.StartsWith("[", StringComparison.Ordinal))
        {
            return null;
        }

        var port = authority.IndexOf(':');
#pragma warning disable CA1308 // Hosts are written in lower case.
        var host = (port < 0 ? authority : authority.Substring(0, port)).TrimEnd('.').ToLowerInvariant();
#pragma warning restore CA1308
        return host.All(character => character == Unknown) ? null : host;
    }

    private static void Append(IOperation? operation, SymbolUses uses, StringBuilder text, int depth)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        if (operation is { ConstantValue: { HasValue: true, Value: var constant } })
        {
            text.Append(constant);
            return;
        }

        operation = uses.Resolve(operation);
        if (operation is { ConstantValue: { HasValue: true, Value: var named } })
        {
            text.Append(named);
            return;
        }

        if (depth == MaxDepth)
        {
            text.Append(Unknown);
            return;
        }

        switch (operation)
        {
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                {
                    Append(part is IInterpolatedStringTextOperation { Text: var literal } ? literal : (part as IInterpolationOperation)?.Expression, uses, text, depth + 1);
                }

                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                Append(sum.LeftOperand, uses, text, depth + 1);
                Append(sum.RightOperand, uses, text, depth + 1);
                break;

            // A setting's default is what its author had in mind.
            case ICoalesceOperation coalesce:
                Append(coalesce.WhenNull, uses, text, depth + 1);
                break;
            case IObjectCreationOperation { Type.Name: "Uri", Arguments: [{ Value: var uri }, ..] }:
                Append(uri, uses, text, depth + 1);
                break;
            case IObjectCreationOperation { Type.Name: "HttpRequestMessage" } request:
                Append(request.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "requestUri")?.Value ?? (uses.Sets(request, "RequestUri").Take(2).ToArray() is [var set] ? set.Value : null), uses, text, depth + 1);
                break;
            default:
                text.Append(Unknown);
                break;
        }
    }
}
