namespace CallCenter.CallModel.Health;

public interface IHealthPart
{
    PartHealth Check();
}
