using System.Collections;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>What a call answered or threw, as text in which order says nothing where DynamoDB promises none.</summary>
internal static class Outcome
{
    public static async Task<string> OfAsync<T>(Func<Task<T>> call)
        where T : AmazonWebServiceResponse
    {
        try
        {
            return Of(await call()) ?? "{}";
        }
        catch (AmazonDynamoDBException e)
        {
            var details = e switch
            {
                ConditionalCheckFailedException { Item.Count: > 0 } failed => " " + Of(failed.Item),
                TransactionCanceledException canceled => " " + Of(canceled.CancellationReasons),
                _ => "",
            };

            // Of malformed expressions a parser tells what it expected, each in its own words.
            var syntax = e.Message.IndexOf("Syntax error; ", StringComparison.Ordinal);
            return $"{e.ErrorCode} {(int)e.StatusCode}: {(syntax < 0 ? e.Message : e.Message[..(syntax + 13)])}{details}";
        }
    }

    /// <summary>Null where there is nothing, be it null or empty.</summary>
    public static string? Of(object? value) => value switch
    {
        null or ResponseMetadata => null,
        string text => $"\"{text}\"",
        AttributeValue attribute => Of(attribute),
        MemoryStream stream => Convert.ToHexString(stream.ToArray()),
        IDictionary map => Joined("{", map.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => $"{key}: {Of(map[key])}"), "}"),
        IEnumerable list => Joined("[", list.Cast<object>().Select(element => Of(element) ?? "{}"), "]"),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Properties(value),
    };

    private static string Of(AttributeValue value)
        => value.S is not null ? $"S {value.S}"
        : value.N is not null ? $"N {value.N}"
        : value.B is not null ? $"B {Convert.ToHexString(value.B.ToArray())}"
        : value.BOOL is { } truth ? $"BOOL {truth}"
        : value.NULL is true ? "NULL"
        : value.SS is { Count: > 0 } ? $"SS {string.Join(' ', value.SS.Order(StringComparer.Ordinal))}"
        : value.NS is { Count: > 0 } ? $"NS {string.Join(' ', value.NS.Order(StringComparer.Ordinal))}"
        : value.BS is { Count: > 0 } ? $"BS {string.Join(' ', value.BS.Select(each => Convert.ToHexString(each.ToArray())).Order(StringComparer.Ordinal))}"
        : value.L is not null ? $"L {Of(value.L) ?? "[]"}"
        : $"M {Of(value.M) ?? "{}"}";

    private static string? Joined(string start, IEnumerable<string> parts, string end)
        => string.Join(", ", parts) is { Length: > 0 } text ? start + text + end : null;

    private static string? Properties(object value) => Joined(
        "{",
        value.GetType().GetProperties()
            .Where(property => property.Name is not ("ResponseMetadata" or "HttpStatusCode" or "ContentLength") && !property.Name.StartsWith("Is", StringComparison.Ordinal))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => (property.Name, Text: Of(property.GetValue(value))))
            .Where(property => property.Text is not null)
            .Select(property => $"{property.Name}: {property.Text}"),
        "}");
}
