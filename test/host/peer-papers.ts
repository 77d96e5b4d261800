/** Papers of cities that set the same indicators at values of their own, so that there is something to compare with. */

const CITIES = [
  ['济宁市', '山东省'],
  ['临沂市', '山东省'],
  ['德州市', '山东省'],
  ['聊城市', '山东省'],
  ['菏泽市', '山东省'],
  ['泰安市', '山东省'],
  ['株洲市', '湖南省'],
  ['绵阳市', '四川省'],
  ['嘉兴市', '浙江省'],
  ['赣州市', '江西省'],
  ['洛阳市', '河南省'],
  ['宝鸡市', '陕西省'],
] as const;

const paper = (city: string, province: string, place: number): string => `---
城市: ${city}
省份: ${province}
成文日期: 2024-0${1 + (place % 8)}-15
---

${city}进一步完善医疗卫生服务体系实施方案

一、工作目标

到2027年，每千人口医疗卫生机构床位数达到${(7.1 + place * 0.09).toFixed(2)}张，每千人口执业（助理）医师数达到${(3.4 + place * 0.07).toFixed(2)}人，每千人口注册护士数达到${(4 + ((place * 5) % 7) * 0.1).toFixed(1)}人，居民健康素养水平达到${28 + ((place * 3) % 8)}%，重点人群家庭医生签约率达到${88 + (place % 6)}%，县域内住院率达到${88 + (place % 4)}%，人均预期寿命达到${79 + (place % 3) * 0.5}岁，孕产妇死亡率控制在${8 + (place % 4)}/10万以下，每万人口全科医生数达到${(3.8 + (place % 5) * 0.2).toFixed(1)}人。
`;

export const peerPapers = (): Record<string, string> =>
  Object.fromEntries(CITIES.map(([city, province], place) => [city, paper(city, province, place)]));
