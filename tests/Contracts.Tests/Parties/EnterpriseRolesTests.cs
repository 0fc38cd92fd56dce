using TraceEngine.Contracts.Parties;

namespace TraceEngine.Contracts.Tests.Parties;

public sealed class EnterpriseRolesTests
{
    [Theory]
    [InlineData(EnterpriseRole.DrugProducer, "drug_producer")]
    [InlineData(EnterpriseRole.ConsumableProducer, "consumable_producer")]
    [InlineData(EnterpriseRole.Distributor, "distributor")]
    public void StoredName_EveryRole_RoundTrips(EnterpriseRole role, string name)
    {
        Assert.Equal(name, role.ToStoredName());
        Assert.True(EnterpriseRoles.TryParse(name, out var parsed));
        Assert.Equal(role, parsed);
        Assert.Equal(Enum.GetValues<EnterpriseRole>().Length, EnterpriseRoles.StoredNames.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Distributor")]
    public void TryParse_OtherName_IsRefused(string? name) => Assert.False(EnterpriseRoles.TryParse(name, out _));
}
