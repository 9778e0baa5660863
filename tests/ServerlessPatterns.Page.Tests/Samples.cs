using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessPatterns.Page.Tests;

/// <summary>Messages of the shop.</summary>
internal static class Samples
{
    // Quotes as they are: what a shell has to be kept from.
    private static readonly JsonSerializerOptions s_asWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int s_orders;

    /// <summary>An order that was placed.</summary>
    public static string OrderPlaced(string country = "DE", decimal total = 120.5m, string? id = null, string customer = "Ada Lovelace")
        => $$"""
        {"orderId":"{{id ?? NewId()}}","customer":{{JsonSerializer.Serialize(customer, s_asWritten)}},"country":"{{country}}","address":{{Address(country)}},"lines":[{"sku":"BOOK-1","quantity":2,"weightKilograms":1.5}],"total":{{total.ToString(CultureInfo.InvariantCulture)}},"service":"Express","placedAt":"2026-01-02T03:04:05Z"}
        """;

    /// <summary>An order that is to be taken.</summary>
    public static string PlaceOrder(string country = "DE", decimal total = 120.5m)
        => $$"""
        {"orderId":"{{NewId()}}","customer":"Ada Lovelace","address":{{Address(country)}},"lines":[{"sku":"BOOK-1","quantity":2,"weightKilograms":1.5}],"total":{{total.ToString(CultureInfo.InvariantCulture)}},"service":"Express"}
        """;

    /// <summary>An order to be sent on its way. Parcels weigh 31.5 kg at most: what is heavier fails, however often it is tried.</summary>
    public static string ShipOrder(string id, int kilograms)
        => $$"""
        {"orderId":"{{id}}","customer":"Ada Lovelace","address":{{Address("DE")}},"lines":[{"sku":"BOOK-1","quantity":1,"weightKilograms":{{kilograms}}}],"service":"Express","paidAt":"2026-01-02T03:04:05Z"}
        """;

    public static string NewId() => $"order-{Interlocked.Increment(ref s_orders)}";

    private static string Address(string country) => $$"""{"street":"1 High Street","city":"Springfield","postalCode":"12345","country":"{{country}}"}""";
}
