using System.Text.Json.Serialization;

namespace ServerlessPatterns.EndToEnd.Tests.Filters;

[JsonConverter(typeof(JsonStringEnumConverter<SalesChannel>))]
internal enum SalesChannel
{
    Web,
    Phone,
    Counter,
}
